// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/settings_table.h"
#include "ui/common/theme.h"
#include "ui/training/proposal_panel.h"
#include "ui/training/proposal_text.h"
#include "ui/training/setting_row.h"
#include "ui/training/settings_form.h"
#include "ui/training/settings_texts.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace timbrel;
using namespace timbrel::ui;
using expression::LarasynthConf;
using music::Event;
using music::EventKind;
using music::Sequence;

namespace {

QString plainSentence(const Error& error)
{
    return QString::fromUtf8(errorName(error.id));
}

const std::string kText = "# mine\n[midi]\ncontrollers = 1, 74 # two\ncontroller_defaults = 1, 0, "
                          "74, 5\n[representation]\ncontroller_output_counts = 1, 10, 74, 32\n"
                          "update_rate = 40 # quick\ninput_features = \"velocity\"\n"
                          "[training]\nmean_padding = [0.5, 1.5] # drawn\nstrange = 7\n";

LarasynthConf parsed(const std::string& text = kText)
{
    return LarasynthConf::parse(text, "test.conf").value();
}

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    return text.replace(text.find(what), what.size(), with);
}

struct FormStage
{
    FormStage()
        : form(plainSentence)
    {
        form.resize(700, 900);
        form.show();
        if (!QTest::qWaitForWindowExposed(&form))
            qFatal("no window");
        QApplication::setActiveWindow(&form);
        form.setConf(parsed());
        QObject::connect(&form, &SettingsForm::changed, &form, [this](const LarasynthConf& conf) {
            texts.push_back(conf.text());
        });
    }
    template<class Widget>
    Widget& find(const QString& name)
    {
        auto* found = form.findChild<Widget*>(name);
        if (found == nullptr)
            qFatal("no %s", qPrintable(name));
        return *found;
    }
    SettingsForm form;
    std::vector<std::string> texts; ///< after each change
};

/// A note during which a controller goes up and down.
std::shared_ptr<const Sequence> swell(std::uint8_t controller)
{
    Sequence events = {{Microseconds(0), EventKind::Controller, 0, controller, 0},
                       {Microseconds(0), EventKind::NoteOn, 0, 60, 80}};
    for (int i = 1; i <= 20; ++i)
        events.push_back({Microseconds(i * 50'000),
                          EventKind::Controller,
                          0,
                          controller,
                          static_cast<std::uint8_t>(i <= 10 ? 12 * i : 12 * (20 - i))});
    events.push_back({Microseconds(1'000'000), EventKind::NoteOff, 0, 60, 0});
    return std::make_shared<const Sequence>(std::move(events));
}

struct ProposalStage
{
    ProposalStage()
    {
        QSettings().clear();
        panel.resize(320, 800);
        panel.show();
        panel.setConf(LarasynthConf::generated());
        QObject::connect(
            &panel, &ProposalPanel::confChosen, &panel, [this](const LarasynthConf& conf) {
                chosen.push_back(conf);
                panel.setConf(conf);
            });
    }
    template<class Widget>
    Widget& find(const char* name)
    {
        return *panel.findChild<Widget*>(QLatin1String(name));
    }
    bool waitForProposal()
    {
        return QTest::qWaitFor([this] {
            return panel.findChild<QLabel*>(QStringLiteral("why-representation.update_rate"))
                != nullptr;
        });
    }
    ProposalPanel panel;
    std::vector<LarasynthConf> chosen;
};

} // namespace

class TestSettingsForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everySettingOfTheTableHasItsRowAndItsWords();
    void aNumberIsChangedInItsPlaceAndNothingElse();
    void aValueDrawnAtRandomIsShownAsItIsWritten();
    void resettingGivesTheValueOfANewProject();
    void theSettingsOfTimbrelJsonAreThereToo();
    void featuresAreMarks();
    void theLastFeatureCannotBeTakenAway();
    void aNewControllerGetsWhatItNeeds();
    void nonsenseIsSaidBesideItsCauseAndChangesNothing();
    void textsGoWhenTheyAreEmpty();
    void whatIsRarelyNeededIsShownWhenAskedForOrThere();
    void meaningAndRangeAreTold();
    void trainNeedsNothingButExamples();
    void whoOnlyPressesTrainGetsTheProposal();
    void settingsThatAPersonChoseStayUntilTheyAreApplied();
    void presetsSayHowLong();
    void controllersThatAreChosenStayChosen();
    void everyFactHasItsSentence();
};

void TestSettingsForm::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("timbrel-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_settings_form"));
    applyAppearance(*qApp, Appearance::Light);
}

void TestSettingsForm::everySettingOfTheTableHasItsRowAndItsWords()
{
    FormStage stage;
    for (const expression::SettingSpec& spec : expression::larasynthSettings()) {
        const QString name = QString::fromStdString(spec.name());
        auto& row = stage.find<SettingRow>(QStringLiteral("setting-") + name);
        QCOMPARE(&row.spec(), &spec);
        // the words of the window are core's own, ready to be translated
        QCOMPARE(settingMeaning(spec).toStdString(), std::string(spec.meaning));
        QVERIFY2(settingLabel(spec).toStdString() != spec.key, qPrintable(name));
        for (QWidget* editor : row.findChildren<QWidget*>())
            if (editor->focusPolicy() != Qt::NoFocus && editor->parent() == &row)
                QVERIFY2(!editor->accessibleName().isEmpty(), qPrintable(name));
    }
}

void TestSettingsForm::aNumberIsChangedInItsPlaceAndNothingElse()
{
    FormStage stage;
    auto& rate = stage.find<QSpinBox>(QStringLiteral("number-representation.update_rate"));
    QCOMPARE(rate.value(), 40);
    QCOMPARE(rate.maximum(), 1000);
    rate.setFocus();
    rate.selectAll();
    QTest::keyClicks(&rate, QStringLiteral("60"));
    QTest::keyClick(&rate, Qt::Key_Return);
    QCOMPARE(stage.texts,
             (std::vector<std::string> {replaced(kText, "update_rate = 40", "update_rate = 60")}));
    stage.find<QDoubleSpinBox>(QStringLiteral("number-training.reset_probability")).setValue(0.25);
    QVERIFY(stage.texts.back().find("reset_probability = 0.25") != std::string::npos);
    QVERIFY(stage.texts.back().find("strange = 7") != std::string::npos);
}

void TestSettingsForm::aValueDrawnAtRandomIsShownAsItIsWritten()
{
    FormStage stage;
    auto& line = stage.find<QLineEdit>(QStringLiteral("edit-training.mean_padding"));
    QVERIFY(line.isVisible());
    QCOMPARE(line.text(), QStringLiteral("[0.5, 1.5]"));
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, QStringLiteral("{1.0, 0.2}"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(stage.texts.back(), replaced(kText, "[0.5, 1.5]", "{1.0, 0.2}"));
    line.selectAll();
    QTest::keyClicks(&line, QStringLiteral("2"));
    QTest::keyClick(&line, Qt::Key_Return);
    QVERIFY(!line.isVisible()); // a number like others now
}

void TestSettingsForm::theSettingsOfTimbrelJsonAreThereToo()
{
    FormStage stage;
    std::vector<project::OwnSettings> changes;
    connect(&stage.form,
            &SettingsForm::ownChanged,
            this,
            [&changes](const project::OwnSettings& own) { changes.push_back(own); });
    for (const expression::SettingSpec& spec : expression::timbrelSettings()) {
        const auto name = QString::fromStdString(spec.name());
        QVERIFY2(stage.find<SettingRow>(QStringLiteral("setting-") + name).isVisibleTo(&stage.form),
                 qPrintable(name));
        QVERIFY2(settingLabel(spec) != QString::fromStdString(std::string(spec.key)),
                 qPrintable(name));
    }
    const QString rate = QStringLiteral("expression.optimiser.learning_rate");
    auto& box = stage.find<QDoubleSpinBox>(QStringLiteral("number-") + rate);
    QCOMPARE(box.text(), QStringLiteral("chosen by Timbrel"));
    auto& reset = stage.find<QToolButton>(QStringLiteral("reset-") + rate);
    QVERIFY(!reset.isEnabled());
    box.setValue(0.02);
    QCOMPARE(changes.back(), (project::OwnSettings {{rate.toStdString(), 0.02}}));
    QVERIFY(stage.texts.empty()); // larasynth.conf is as it was
    stage.find<QSpinBox>(QStringLiteral("number-expression.optimiser.batch_size")).setValue(4);
    QCOMPARE(changes.back().size(), std::size_t {2});
    QVERIFY(reset.isEnabled());
    QTest::mouseClick(&reset, Qt::LeftButton);
    QCOMPARE(changes.back(), (project::OwnSettings {{"expression.optimiser.batch_size", 4}}));
    QCOMPARE(box.value(), 0.0);
    // one without a default is typed, and taken out again
    auto& channel = stage.find<QLineEdit>(QStringLiteral("edit-expression.output_channel"));
    channel.setFocus();
    QTest::keyClicks(&channel, QStringLiteral("17"));
    QTest::keyClick(&channel, Qt::Key_Return);
    auto& trouble = stage.find<QLabel>(QStringLiteral("trouble-expression.output_channel"));
    QVERIFY(!trouble.isHidden());
    QCOMPARE(changes.back().size(), std::size_t {1});
    stage.form.setOwn({{"expression.output_channel", 5}});
    QCOMPARE(stage.find<QSpinBox>(QStringLiteral("number-expression.output_channel")).value(), 5);
    QCOMPARE(box.value(), 0.0);
}

void TestSettingsForm::resettingGivesTheValueOfANewProject()
{
    FormStage stage;
    auto& reset = stage.find<QToolButton>(QStringLiteral("reset-representation.update_rate"));
    QVERIFY(reset.isEnabled());
    QTest::mouseClick(&reset, Qt::LeftButton);
    QCOMPARE(stage.texts.back(), replaced(kText, "update_rate = 40", "update_rate = 75"));
    QVERIFY(!reset.isEnabled());
    QTest::mouseClick(
        &stage.find<QToolButton>(QStringLiteral("reset-representation.input_features")),
        Qt::LeftButton);
    QCOMPARE(parsed(stage.texts.back()).written("representation.input_features").size(),
             std::size_t {5});
    // a double click on its name does the same
    stage.find<QSpinBox>(QStringLiteral("number-representation.update_rate")).setValue(30);
    auto& row = stage.find<SettingRow>(QStringLiteral("setting-representation.update_rate"));
    QTest::mouseDClick(row.findChild<QLabel*>(), Qt::LeftButton);
    QVERIFY(stage.texts.back().find("update_rate = 75") != std::string::npos);
}

void TestSettingsForm::featuresAreMarks()
{
    FormStage stage;
    auto& row = stage.find<SettingRow>(QStringLiteral("setting-representation.input_features"));
    const auto marks = row.findChildren<QCheckBox*>();
    QCOMPARE(marks.size(), qsizetype {expression::kFeatureCount});
    QVERIFY(marks[3]->isChecked() && !marks[0]->isChecked());
    marks[0]->click();
    QCOMPARE(parsed(stage.texts.back()).written("representation.input_features"),
             (std::vector<std::string> {"\"some note on\"", "\"velocity\""}));
    QVERIFY(stage.texts.back().find("update_rate = 40 # quick") != std::string::npos);
}

void TestSettingsForm::theLastFeatureCannotBeTakenAway()
{
    FormStage stage;
    auto& row = stage.find<SettingRow>(QStringLiteral("setting-representation.input_features"));
    row.findChildren<QCheckBox*>()[3]->click();
    QVERIFY(stage.texts.empty());
    QVERIFY(
        stage.find<QLabel>(QStringLiteral("trouble-representation.input_features")).isVisible());
}

void TestSettingsForm::aNewControllerGetsWhatItNeeds()
{
    FormStage stage;
    auto& line = stage.find<QLineEdit>(QStringLiteral("edit-midi.controllers"));
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, QStringLiteral("74, 11"));
    QTest::keyClick(&line, Qt::Key_Return);
    QCOMPARE(stage.texts.size(), std::size_t {1});
    Random random(1);
    const auto settings = parsed(stage.texts.back()).settings(random);
    QVERIFY(settings);
    QCOMPARE(settings->controllers, (std::vector<std::uint8_t> {74, 11}));
    QCOMPARE(settings->controllerDefaults, (std::map<std::uint8_t, int> {{74, 5}, {11, 0}}));
    QCOMPARE(settings->controllerOutputCounts, (std::map<std::uint8_t, int> {{74, 32}, {11, 10}}));
    auto& steps
        = stage.find<QSpinBox>(QStringLiteral("pair-representation.controller_output_counts-11"));
    steps.setValue(64);
    QCOMPARE(parsed(stage.texts.back()).settings(random)->controllerOutputCounts.at(11), 64);
    QCOMPARE(parsed(stage.texts.back()).settings(random)->controllerOutputCounts.at(74), 32);
}

void TestSettingsForm::nonsenseIsSaidBesideItsCauseAndChangesNothing()
{
    FormStage stage;
    auto& blocks = stage.find<QLineEdit>(QStringLiteral("edit-lstm.block_counts"));
    for (const char* text : {"none", "0", "5, -1", "3 # why"}) {
        blocks.setFocus();
        blocks.selectAll();
        QTest::keyClicks(&blocks, QLatin1String(text));
        QTest::keyClick(&blocks, Qt::Key_Return);
        QVERIFY2(stage.find<QLabel>(QStringLiteral("trouble-lstm.block_counts")).isVisible(), text);
    }
    QVERIFY(stage.texts.empty());
    QCOMPARE(stage.form.conf().text(), kText);
    blocks.selectAll();
    QTest::keyClicks(&blocks, QStringLiteral("20, 10"));
    QTest::keyClick(&blocks, Qt::Key_Return);
    QVERIFY(!stage.find<QLabel>(QStringLiteral("trouble-lstm.block_counts")).isVisible());
    QCOMPARE(stage.texts.size(), std::size_t {1});
}

void TestSettingsForm::textsGoWhenTheyAreEmpty()
{
    FormStage stage;
    auto& port = stage.find<QLineEdit>(QStringLiteral("edit-midi.recording_source_port"));
    port.setFocus();
    QTest::keyClicks(&port, QStringLiteral("My \"Key\" Step"));
    QTest::keyClick(&port, Qt::Key_Return);
    Random random(1);
    QCOMPARE(parsed(stage.texts.back()).settings(random)->recordingSourcePort.value(),
             std::string("My \"Key\" Step"));
    QCOMPARE(port.text(), QStringLiteral("My \"Key\" Step"));
    port.selectAll();
    QTest::keyClick(&port, Qt::Key_Delete);
    QTest::keyClick(&port, Qt::Key_Return);
    QVERIFY(!parsed(stage.texts.back()).has("midi.recording_source_port"));
}

void TestSettingsForm::whatIsRarelyNeededIsShownWhenAskedForOrThere()
{
    FormStage stage;
    auto& row = stage.find<SettingRow>(QStringLiteral("setting-training.zero_network_on_reset"));
    QVERIFY(!row.isVisible());
    stage.find<QCheckBox>(QStringLiteral("rareSettings")).click();
    QVERIFY(row.isVisible());
    stage.find<QCheckBox>(QStringLiteral("rareSettings")).click();
    QVERIFY(!row.isVisible());
    stage.form.setConf(parsed(kText + "zero_network_on_reset = 0.5\n"));
    QVERIFY(row.isVisible());
}

void TestSettingsForm::meaningAndRangeAreTold()
{
    FormStage stage;
    auto& rate = stage.find<QSpinBox>(QStringLiteral("number-representation.update_rate"));
    rate.setFocus();
    QTRY_VERIFY(rate.hasFocus());
    const auto& meaning = stage.find<QLabel>(QStringLiteral("settingMeaning"));
    QTRY_COMPARE(meaning.text().section(QLatin1Char('\n'), -1),
                 QStringLiteral("1 to 1,000 per second"));
    QVERIFY(meaning.text().startsWith(QStringLiteral("How often in a second")));
}

void TestSettingsForm::trainNeedsNothingButExamples()
{
    ProposalStage stage;
    QVERIFY(!stage.find<QPushButton>("trainButton").isEnabled());
    QVERIFY(!stage.find<QLabel>("proposalState").text().isEmpty());
    stage.panel.setExamples({swell(74)});
    QVERIFY(stage.find<QPushButton>("trainButton").isEnabled());
}

void TestSettingsForm::whoOnlyPressesTrainGetsTheProposal()
{
    ProposalStage stage;
    QSignalSpy trained(&stage.panel, &ProposalPanel::trainRequested);
    stage.panel.setExamples({swell(74)});
    QVERIFY(stage.waitForProposal());
    QVERIFY(stage.find<QCheckBox>("usesProposal").isChecked());
    QTest::mouseClick(&stage.find<QPushButton>("trainButton"), Qt::LeftButton);
    QCOMPARE(trained.size(), 1);
    QCOMPARE(stage.chosen.size(), std::size_t {1});
    Random random(1);
    const auto settings = stage.chosen[0].settings(random);
    QCOMPARE(settings->controllers, std::vector<std::uint8_t> {74});
    QCOMPARE(settings->features.width(), std::size_t {1});
    // what was taken from us may be replaced by us
    QVERIFY(stage.find<QCheckBox>("usesProposal").isChecked());
    QVERIFY(!stage.find<QPushButton>("applyProposal").isEnabled());
}

void TestSettingsForm::settingsThatAPersonChoseStayUntilTheyAreApplied()
{
    ProposalStage stage;
    const std::string mine = replaced(kText, "controllers = 1, 74", "controllers = 1, 74");
    stage.panel.setConf(parsed(mine));
    stage.panel.setPreset(ProposalPanel::Preset::AsSet);
    stage.panel.setExamples({swell(74)});
    QVERIFY(stage.waitForProposal());
    QVERIFY(!stage.find<QCheckBox>("usesProposal").isChecked());
    stage.panel.train();
    QVERIFY(stage.chosen.empty());
    QTest::mouseClick(&stage.find<QPushButton>("applyProposal"), Qt::LeftButton);
    QCOMPARE(stage.chosen.size(), std::size_t {1});
    QVERIFY(stage.chosen[0].text().starts_with("# mine\n"));
    QVERIFY(stage.chosen[0].text().find("# quick") != std::string::npos);
    QVERIFY(stage.chosen[0].text().find("strange = 7") != std::string::npos);
}

void TestSettingsForm::presetsSayHowLong()
{
    ProposalStage stage;
    stage.panel.setExamples({swell(74)});
    QVERIFY(stage.waitForProposal());
    std::vector<std::pair<int, TrainingLimits>> asked;
    connect(&stage.panel,
            &ProposalPanel::trainRequested,
            this,
            [&asked](int runs, const TrainingLimits& limits) { asked.emplace_back(runs, limits); });
    stage.panel.setPreset(ProposalPanel::Preset::QuickLook);
    stage.panel.train();
    QCOMPARE(stage.chosen.size(), std::size_t {1}); // the proposal
    stage.find<QSpinBox>("trainingSeeds").setValue(4);
    stage.panel.setPreset(ProposalPanel::Preset::Long);
    stage.panel.train();
    stage.panel.setPreset(ProposalPanel::Preset::AsSet);
    stage.panel.train();
    QCOMPARE(asked.size(), std::size_t {3});
    QVERIFY(asked[0].first == 1 && asked[1].first == 4);
    QVERIFY(*asked[0].second.maxSeconds < *asked[1].second.maxSeconds);
    QVERIFY(*asked[0].second.mostEpochs > 0);
    QCOMPARE(*asked[1].second.mostEpochs, 0);
    QCOMPARE(asked[2].second, TrainingLimits());
    // how long it takes is no setting: nothing has changed, and all is as proposed
    QCOMPARE(stage.chosen.size(), std::size_t {1});
    QVERIFY(!stage.find<QPushButton>("applyProposal").isEnabled());
}

void TestSettingsForm::controllersThatAreChosenStayChosen()
{
    ProposalStage stage;
    stage.panel.setConf(parsed(
        "[midi]\ncontrollers = 1\ncontroller_defaults = 1, 64\n[representation]\n"
        "controller_output_counts = 1, 10\nupdate_rate = 75\ninput_features = \"velocity\"\n"));
    Sequence both = *swell(1);
    for (const Event& event : *swell(74))
        if (event.kind == EventKind::Controller)
            both.push_back(event);
    std::stable_sort(
        both.begin(), both.end(), [](const Event& a, const Event& b) { return a.time < b.time; });
    stage.panel.setExamples({std::make_shared<const Sequence>(both)});
    QVERIFY(stage.waitForProposal());
    stage.panel.apply();
    Random random(1);
    const auto settings = stage.chosen.back().settings(random);
    QCOMPARE(settings->controllers, std::vector<std::uint8_t> {1});
    QCOMPARE(settings->controllerDefaults.at(1), 64);
    QCOMPARE(settings->controllerOutputCounts.size(), std::size_t {1});
}

void TestSettingsForm::everyFactHasItsSentence()
{
    using expression::ProposalFact;
    QStringList sentences;
    for (int fact = 0; fact <= static_cast<int>(ProposalFact::MovesOnOwnClock); ++fact) {
        const QString sentence = proposalSentence(
            {"key", "", {{static_cast<ProposalFact>(fact), {"7", "8", "9", "10"}}}});
        QVERIFY(sentence.endsWith(QLatin1Char('.')));
        QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
        QVERIFY(!sentences.contains(sentence));
        sentences << sentence;
    }
}

QTEST_MAIN(TestSettingsForm)
#include "tst_settings_form.moc"
