// SPDX-License-Identifier: GPL-3.0-or-later
// What the question tells of the files, in sentences.
#include "ui/common/controller_names.h"
#include "ui/common/theme.h"
#include "ui/editor/import_question.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace timbrel::ui {
namespace {

constexpr int kMostTracksShown = 8; // rows without scrolling

QString rangeText(int minimum, int maximum)
{
    return ImportQuestion::tr("%1–%2", "range of values").arg(minimum).arg(maximum);
}

QString controllersText(const std::vector<music::ControllerSummary>& controllers)
{
    QStringList texts;
    for (const auto& summary : controllers)
        texts << (summary.moves ? ImportQuestion::tr("CC %1: %2", "controller and its range")
                                      .arg(summary.controller)
                                      .arg(rangeText(summary.minimum, summary.maximum))
                                : ImportQuestion::tr("CC %1: stays at %2")
                                      .arg(summary.controller)
                                      .arg(summary.first));
    return texts.join(ImportQuestion::tr(", ", "between controllers"));
}

QString channelsText(const std::bitset<16>& channels)
{
    QStringList texts;
    for (std::size_t channel = 0; channel < channels.size(); ++channel)
        if (channels.test(channel))
            texts << QString::number(channel + 1);
    return texts.join(QStringLiteral(" "));
}

/// In the person's words; one of them has words of its own.
QString counted(std::size_t count, const QString& one, const QString& several)
{
    return count == 1 ? one : several;
}

/// Beside the file: its name is enough, and bytes of it say nothing.
Error toldBriefly(const Error& error)
{
    Error brief = error;
    if (!error.file.empty())
        brief.file = std::filesystem::path(error.file).filename().string();
    if (error.byte) {
        brief.byte.reset();
        brief.found.clear();
        brief.expected.clear();
    }
    return brief;
}

QString number(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

std::vector<ControllerFinding> findingsOf(const QList<ImportedFile>& files)
{
    std::map<int, ControllerFinding> found;
    for (const ImportedFile& file : files) {
        if (!file.facts)
            continue;
        for (const auto& summary : file.facts->controllers) {
            if (!summary.moves)
                continue;
            ControllerFinding& finding = found[summary.controller];
            finding.controller = summary.controller;
            finding.minimum = std::min(finding.minimum, int {summary.minimum});
            finding.maximum = std::max(finding.maximum, int {summary.maximum});
            finding.eventCount += summary.eventCount;
            ++finding.fileCount;
        }
    }
    std::vector<ControllerFinding> findings;
    for (const auto& [controller, finding] : found)
        findings.push_back(finding);
    return findings;
}

void ImportQuestion::showFiles()
{
    std::size_t notes = 0;
    int read = 0;
    int known = 0;
    QStringList broken;
    QStringList whole;
    const auto tell = [&](const Error& error) {
        broken << m_sentence(toldBriefly(error));
        whole << m_sentence(error);
    };
    for (const ImportedFile& file : m_files) {
        if (file.error)
            tell(*file.error);
        else if (file.facts) // it was read, but not all of it as it stands there
            for (const Error& warning : file.facts->warnings)
                tell(warning);
        if (!file.facts || file.error)
            continue;
        ++read;
        known += file.wasThere ? 1 : 0;
        notes += file.facts->noteCount;
    }
    m_title->setText(m_files.size() == 1
                         ? m_files.front().file
                         : tr("%n files", nullptr, static_cast<int>(m_files.size())));
    QStringList parts;
    if (const ImportedFile* one = single()) {
        const double seconds = static_cast<double>(one->facts->length.count()) * 1e-6;
        parts << counted(notes, tr("1 note"), tr("%n notes", nullptr, static_cast<int>(notes)))
              << tr("%1 s", "length in seconds").arg(QLocale().toString(seconds, 'f', 1))
              << tr("%1 bpm").arg(QLocale().toString(one->facts->meter.beatsPerMinute, 'f', 1));
        if (one->facts->tempoChanges > 0)
            parts << counted(one->facts->tempoChanges,
                             tr("a change of tempo, kept in the times"),
                             tr("%n changes of tempo, kept in the times",
                                nullptr,
                                static_cast<int>(one->facts->tempoChanges)));
        if (!one->facts->warnings.empty())
            parts << counted(
                one->facts->warnings.size(),
                tr("one damage mended"),
                tr("%n damages mended", nullptr, static_cast<int>(one->facts->warnings.size())));
    } else if (read > 0) {
        parts << tr("%n read", "files", read)
              << counted(notes, tr("1 note"), tr("%n notes", nullptr, static_cast<int>(notes)));
    }
    if (known > 0)
        parts << counted(static_cast<std::size_t>(known),
                         tr("one was among the examples already"),
                         tr("%n were among the examples already", nullptr, known));
    const bool isWithoutFile
        = m_files.size() == 1 && !m_files.front().facts && !m_files.front().error;
    if (isWithoutFile) // drawn, recorded, or its file has gone
        parts << tr("No file is kept of this example: it was drawn or recorded here.");
    QString text = parts.join(tr(", ", "between facts"));
    for (const QString& sentence : broken.mid(0, 3))
        text += QStringLiteral("\n! ") + sentence;
    if (broken.size() > 3)
        text += QStringLiteral("\n! ")
            + tr("and %n more", nullptr, static_cast<int>(broken.size()) - 3);
    m_summary->setText(text);
    m_summary->setToolTip(whole.join(QLatin1Char('\n'))); // where they lie, and what is wrong there
}

void ImportQuestion::showTracks(const project::FileFacts& facts)
{
    m_tracks->clear();
    for (std::size_t track = 0; track < facts.tracks.size(); ++track) {
        const project::TrackFacts& one = facts.tracks[track];
        if (one.channels.none())
            continue; // nothing that an example could take
        const QString name
            = one.name.empty() ? tr("Track %1").arg(track + 1) : QString::fromStdString(one.name);
        const QString controllers
            = one.controllers.empty() ? tr("no controllers") : controllersText(one.controllers);
        auto* item = new QTreeWidgetItem(
            m_tracks, {name + QLatin1Char('\n') + controllers, number(one.noteCount)});
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(0, Qt::Checked);
        item->setData(0, Qt::UserRole, static_cast<qulonglong>(track));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignTop);
        item->setToolTip(0, tr("%1, channels %2").arg(item->text(0), channelsText(one.channels)));
    }
    const int rows = std::min(m_tracks->topLevelItemCount(), kMostTracksShown);
    m_tracks->setFixedHeight((2 * rows + 1) * metrics::kDenseControlHeight + metrics::kStep);
}

void ImportQuestion::showControllers()
{
    for (const auto& [controller, box] : m_boxes)
        delete box;
    m_boxes.clear();
    QStringList names;
    for (const ControllerFinding& finding : findingsOf(m_files)) {
        if (isListed(finding.controller))
            continue;
        names << QString::number(finding.controller);
        QString text = tr("%1: %2, %3 values", "controller, range, how many")
                           .arg(controllerTitle(finding.controller),
                                rangeText(finding.minimum, finding.maximum),
                                number(finding.eventCount));
        if (m_files.size() > 1)
            text += tr(", in %n of the files", nullptr, finding.fileCount);
        auto* box = new QCheckBox(text);
        box->setObjectName(QStringLiteral("learn%1").arg(finding.controller));
        box->setAccessibleName(text);
        const auto wanted = m_wanted.find(finding.controller);
        box->setChecked(wanted == m_wanted.end() || wanted->second);
        m_choices->addWidget(box);
        m_boxes[finding.controller] = box;
    }
    const bool hasChoice = !m_boxes.empty();
    m_question->setText(
        hasChoice ? counted(m_boxes.size(),
                            tr("CC %1 moves here: learn it?"),
                            tr("CC %1 move here: learn them?"))
                        .arg(names.size() < 2 ? names.join(QString())
                                              : tr("%1 and %2", "the last two of a list")
                                                    .arg(names.mid(0, names.size() - 1)
                                                             .join(tr(", ", "between controllers")),
                                                         names.last()))
                  : QString());
    m_question->setVisible(hasChoice);
    m_learn->setVisible(hasChoice);
    m_learn->setText(counted(m_boxes.size(), tr("Learn it"), tr("Learn them")));
    m_notNow->setText(hasChoice ? tr("Not now") : tr("Close"));
}

void ImportQuestion::showLeftOut()
{
    project::LeftOut all;
    std::set<int> taken;
    std::set<int> still;
    for (const ImportedFile& file : m_files) {
        if (!file.facts)
            continue;
        all.pitchBends += file.facts->leftOut.pitchBends;
        all.pressures += file.facts->leftOut.pressures;
        all.programs += file.facts->leftOut.programs;
        all.exclusives += file.facts->leftOut.exclusives;
        for (const auto& summary : file.facts->controllers) {
            if (isListed(summary.controller))
                taken.insert(summary.controller);
            else if (!summary.moves)
                still.insert(summary.controller);
        }
    }
    const auto list = [](const std::set<int>& numbers) {
        QStringList texts;
        for (const int one : numbers)
            texts << QString::number(one);
        return texts.join(ImportQuestion::tr(", ", "between controllers"));
    };
    QStringList lines;
    if (!taken.empty())
        lines << tr("Taken: CC %1.").arg(list(taken));
    QStringList out;
    if (!still.empty())
        out << counted(
                   still.size(), tr("CC %1, which does not move"), tr("CC %1, which do not move"))
                   .arg(list(still));
    const auto add = [&](std::size_t count, const QString& text) {
        if (count > 0)
            out << text;
    };
    add(all.pitchBends,
        counted(all.pitchBends,
                tr("1 pitch bend"),
                tr("%n pitch bends", nullptr, static_cast<int>(all.pitchBends))));
    add(all.pressures,
        counted(all.pressures,
                tr("1 key pressure"),
                tr("%n key pressures", nullptr, static_cast<int>(all.pressures))));
    add(all.programs,
        counted(all.programs,
                tr("1 program change"),
                tr("%n program changes", nullptr, static_cast<int>(all.programs))));
    add(all.exclusives,
        counted(all.exclusives,
                tr("1 system message"),
                tr("%n system messages", nullptr, static_cast<int>(all.exclusives))));
    if (!out.isEmpty())
        lines << tr("Not in the example: %1.").arg(out.join(tr(", ", "between facts")));
    if (all != project::LeftOut {} || !taken.empty() || !still.empty() || !m_boxes.empty())
        lines << tr("The file itself is kept; all this can be changed later.");
    m_leftOut->setText(lines.join(QLatin1Char('\n')));
}

} // namespace timbrel::ui
