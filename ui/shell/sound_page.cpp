// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sound_page.h"

#include "ui/common/theme.h"
#include "ui/shell/player.h"
#include "ui/shell/sound_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kApiRole = Qt::UserRole;
constexpr int kDeviceRole = Qt::UserRole + 1;

QComboBox* makeSoundCombo(const char* objectName, const QString& name, const QString& hint)
{
    auto* combo = new QComboBox;
    combo->setObjectName(QLatin1String(objectName));
    combo->setAccessibleName(name);
    combo->setStatusTip(hint);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(24);
    combo->setFocusPolicy(Qt::StrongFocus);
    return combo;
}

} // namespace

SoundPage::SoundPage(Player& player, ErrorSentence sentence, QWidget* parent)
    : QWidget(parent)
    , m_player(player)
    , m_sentence(std::move(sentence))
{
    build();
    fillDevices();
    showState();
    connect(&player, &Player::audioChanged, this, &SoundPage::fillDevices);
    connect(&player, &Player::audioChanged, this, &SoundPage::showState);
    connect(m_isOn, &QCheckBox::toggled, this, &SoundPage::apply);
    connect(m_volume, &QSlider::valueChanged, this, &SoundPage::apply);
    for (const QComboBox* combo : {m_device, m_rate, m_frames, m_recordings})
        connect(combo, &QComboBox::activated, this, &SoundPage::apply);
}

void SoundPage::build()
{
    const QLocale locale;
    const DeviceChoices& now = m_player.choices();
    m_isOn = new QCheckBox(tr("Timbrel makes sound"));
    m_isOn->setObjectName(QStringLiteral("soundOn"));
    m_isOn->setChecked(now.isSoundOn);
    m_device = makeSoundCombo("soundDevice", tr("Device"), tr("Where the sound goes"));
    m_rate
        = makeSoundCombo("soundRate", tr("Sample rate"), tr("As the device likes it, or your own"));
    m_rate->addItem(tr("as the device likes it"), 0.0);
    for (const double rate : {44100.0, 48000.0, 88200.0, 96000.0})
        m_rate->addItem(tr("%1 Hz").arg(locale.toString(rate, 'f', 0)), rate);
    m_rate->setCurrentIndex(std::max(0, m_rate->findData(now.audio.sampleRate)));
    m_frames = makeSoundCombo(
        "soundFrames", tr("Block"), tr("Smaller is faster to hear; too small, and sound has gaps"));
    m_frames->addItem(tr("usual (%1)").arg(audio::kUsualFrames), 0);
    for (const int frames : {32, 64, 128, 256, 512, 1024, 2048})
        m_frames->addItem(tr("%1 frames").arg(frames), frames);
    m_frames->setCurrentIndex(std::max(0, m_frames->findData(static_cast<int>(now.audio.frames))));
    m_volume = new QSlider(Qt::Horizontal);
    m_volume->setObjectName(QStringLiteral("soundVolume"));
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setRange(0, 100);
    m_volume->setValue(static_cast<int>(now.volume * 100.0F));
    m_recordings = makeSoundCombo("soundRecordings",
                                  tr("Recordings"),
                                  tr("What recordings of the sound are written as; both keep it "
                                     "as it is, FLAC takes less room"));
    m_recordings->addItem(tr("WAV"));
    m_recordings->addItem(tr("FLAC"));
    m_recordings->setCurrentIndex(now.recordings == audio::SoundFileFormat::Flac ? 1 : 0);
    m_state = new QLabel;
    m_state->setWordWrap(true);
    m_state->setObjectName(QStringLiteral("soundState"));
    m_problem = new QLabel;
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("soundProblem"));
    m_problem->setProperty("role", QStringLiteral("warning"));
    auto* again = new QPushButton(tr("Look for devices &again"));
    again->setObjectName(QStringLiteral("soundRescan"));
    again->setStatusTip(tr("Interrupts the sound for a moment"));
    connect(again, &QPushButton::clicked, this, [this] { m_player.engine().rescanDevices(); });

    auto* form = new QFormLayout;
    form->setSpacing(2 * metrics::kStep);
    form->addRow(m_isOn);
    form->addRow(tr("Device"), m_device);
    form->addRow(tr("Sample rate"), m_rate);
    form->addRow(tr("Block"), m_frames);
    form->addRow(tr("Volume"), m_volume);
    form->addRow(tr("Recordings"), m_recordings);
    form->addRow(QString(), again);
    auto* column = new QVBoxLayout(this);
    const int gap = 4 * metrics::kStep;
    column->setContentsMargins(gap, gap, gap, gap);
    column->addLayout(form);
    column->addWidget(m_state);
    column->addWidget(m_problem);
    column->addStretch();
}

void SoundPage::fillDevices()
{
    const QSignalBlocker quiet(m_device);
    const audio::AudioChoice& chosen = m_player.choices().audio;
    m_device->clear();
    const auto add = [&](const QString& text, const std::string& api, const std::string& device) {
        m_device->addItem(text);
        const int row = m_device->count() - 1;
        m_device->setItemData(row, QString::fromStdString(api), kApiRole);
        m_device->setItemData(row, QString::fromStdString(device), kDeviceRole);
        if (api == chosen.hostApi && device == chosen.device)
            m_device->setCurrentIndex(row);
    };
    add(tr("the desktop's own (recommended)"), {}, {});
    bool isThere = chosen.device.empty() && chosen.hostApi.empty();
    for (const audio::AudioDevice& device : m_player.engine().devices()) {
        add(QStringLiteral("%1: %2").arg(QString::fromStdString(device.hostApi),
                                         QString::fromStdString(device.name)),
            device.hostApi,
            device.name);
        isThere = isThere || (device.hostApi == chosen.hostApi && device.name == chosen.device);
    }
    if (!isThere)
        add(tr("%1: %2 (not there)")
                .arg(QString::fromStdString(chosen.hostApi), QString::fromStdString(chosen.device)),
            chosen.hostApi,
            chosen.device);
}

void SoundPage::showState()
{
    const audio::AudioState state = m_player.audioState();
    m_state->setText(soundState(state, m_player.status()).hint);
    QStringList sentences;
    if (state.problem)
        sentences << QStringLiteral("! ") + m_sentence(*state.problem);
    for (const Error& fallback : state.opened.fellBack)
        sentences << QStringLiteral("! ") + m_sentence(fallback);
    m_problem->setText(sentences.join(QLatin1Char('\n')));
}

void SoundPage::apply()
{
    DeviceChoices choices = m_player.choices();
    choices.isSoundOn = m_isOn->isChecked();
    choices.audio.hostApi = m_device->currentData(kApiRole).toString().toStdString();
    choices.audio.device = m_device->currentData(kDeviceRole).toString().toStdString();
    choices.audio.sampleRate = m_rate->currentData().toDouble();
    choices.audio.frames = m_frames->currentData().value<std::size_t>();
    choices.volume = static_cast<float>(m_volume->value()) / 100.0F;
    choices.recordings = m_recordings->currentIndex() == 1 ? audio::SoundFileFormat::Flac
                                                           : audio::SoundFileFormat::Wav;
    saveDevices(choices);
    m_player.openDevices(choices);
}

} // namespace timbrel::ui
