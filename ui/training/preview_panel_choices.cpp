// SPDX-License-Identifier: GPL-3.0-or-later
// What can be chosen in the preview of a network: the examples, and what they do not show.
#include "ui/common/theme.h"
#include "ui/training/preview_panel.h"
#include "ui/training/preview_plot.h"

#include <QComboBox>
#include <QStandardItemModel>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace timbrel::ui {
namespace {

bool hasNotes(const music::Sequence& music)
{
    return std::any_of(music.begin(), music.end(), [](const music::Event& event) {
        return event.kind == music::EventKind::NoteOn;
    });
}

} // namespace

void PreviewPanel::setMaterial(PreviewMaterial material)
{
    m_material = std::move(material);
    std::vector<PreviewWork::Music> music;
    for (const PreviewMaterial::Example& example : m_material.examples)
        music.push_back(example.music);
    m_work.findPhrases(std::move(music), m_material.settings);
    fillChooser();
}

void PreviewPanel::takePhrases(const std::vector<expression::UntaughtPhrase>& phrases)
{
    m_phrases = phrases;
    fillChooser();
}

QString PreviewPanel::nameOf(const expression::UntaughtPhrase& phrase)
{
    switch (phrase.kind) {
    case expression::PhraseKind::Held:
        return tr("Held for long");
    case expression::PhraseKind::Staccato:
        return tr("Staccato");
    case expression::PhraseKind::Legato:
        return tr("Legato");
    case expression::PhraseKind::Chord:
        return tr("Chords");
    case expression::PhraseKind::Transposed:
        break;
    }
    const int octaves = std::abs(phrase.semitones) / 12;
    if (phrase.semitones > 0)
        return octaves == 1 ? tr("An octave higher") : tr("%n octaves higher", nullptr, octaves);
    return octaves == 1 ? tr("An octave lower") : tr("%n octaves lower", nullptr, octaves);
}

void PreviewPanel::fillChooser()
{
    const std::optional<Choice> before
        = chosen() != nullptr ? std::optional(*chosen()) : std::nullopt;
    m_choices.clear();
    for (const PreviewMaterial::Example& example : m_material.examples)
        if (hasNotes(*example.music))
            m_choices.push_back({example.key, {}, 0, example.name, {}, example.music});
    const std::size_t taught = m_choices.size();
    for (const expression::UntaughtPhrase& phrase : m_phrases)
        if (taught > 0)
            m_choices.push_back(
                {0,
                 phrase.kind,
                 phrase.semitones,
                 nameOf(phrase),
                 phrase.soundsTaught
                     ? tr("This network does not hear which note it is: to it this is taught")
                     : QString(),
                 std::make_shared<const music::Sequence>(phrase.notes)});
    m_chooser->clear();
    for (std::size_t i = 0; i < m_choices.size(); ++i) {
        if (i == 0)
            addHeading(tr("Examples"));
        if (i == taught)
            addHeading(tr("Not taught"));
        m_chooser->addItem(m_choices[i].name, static_cast<int>(i));
        m_chooser->setItemData(m_chooser->count() - 1, m_choices[i].hint, Qt::ToolTipRole);
    }
    m_chosen = -1;
    const auto same = std::find_if(m_choices.begin(), m_choices.end(), [&](const Choice& choice) {
        return before && choice.key == before->key && choice.kind == before->kind
            && choice.semitones == before->semitones;
    });
    const bool isSame = same != m_choices.end()
        && (same->music == before->music || (same->key == 0 && *same->music == *before->music));
    if (isSame) {
        m_chosen = static_cast<int>(same - m_choices.begin());
        m_chooser->setCurrentIndex(m_chooser->findData(m_chosen));
        showPage();
        return;
    }
    const bool isEdited
        = same != m_choices.end(); // it is the same example, and says something else
    choose(isEdited ? static_cast<int>(same - m_choices.begin()) : m_choices.empty() ? -1 : 0);
}

/// A line that says what the following ones are; it cannot be chosen.
void PreviewPanel::addHeading(const QString& text)
{
    m_chooser->addItem(text, -1);
    auto* model = qobject_cast<QStandardItemModel*>(m_chooser->model());
    if (model == nullptr)
        return;
    QStandardItem* item = model->item(m_chooser->count() - 1);
    item->setEnabled(false);
    QFont font = item->font();
    font.setPixelSize(metrics::kCaptionPixels);
    item->setFont(font);
}

const PreviewPanel::Choice* PreviewPanel::chosen() const
{
    return m_chosen >= 0 && m_chosen < static_cast<int>(m_choices.size())
        ? &m_choices[static_cast<std::size_t>(m_chosen)]
        : nullptr;
}

void PreviewPanel::choose(int index)
{
    m_chosen = index;
    m_chooser->setCurrentIndex(m_chooser->findData(index));
    const QString hint = chosen() != nullptr ? chosen()->hint : QString();
    m_chooser->setToolTip(hint);
    Q_EMIT hoverText(hint);
    forgetPreview();
}

/// What is shown is no longer what was asked for; it stays until the next is there.
void PreviewPanel::forgetPreview()
{
    m_isOfChosen = false;
    m_isChosenPlaying = false;
    m_failure.clear();
    if (m_heard != nullptr)
        Q_EMIT stopHearing();
    m_sincePlayed.invalidate(); // somebody waits for it
    showPage();
    playSoon();
}

void PreviewPanel::setRun(const QString& id)
{
    if (id == m_run)
        return;
    m_run = id;
    m_work.cancelPlay();
    m_preview.reset();
    m_plot->setPreview(nullptr, true);
    forgetPreview();
}

} // namespace timbrel::ui
