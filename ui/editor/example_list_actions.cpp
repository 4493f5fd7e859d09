// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/expression/example_file.h"
#include "core/midi/midi_file_writer.h"
#include "ui/common/action_registry.h"
#include "ui/common/file_questions.h"
#include "ui/common/notice_line.h"
#include "ui/editor/example_document.h"
#include "ui/editor/example_list.h"
#include "ui/editor/example_list_model.h"
#include "ui/editor/project_document.h"

#include <QAction>
#include <QListView>
#include <QMenu>

namespace timbrel::ui {
namespace {

/// Of the kind that the file's name says.
std::string contentsFor(const ExampleDocument& example, const QString& file)
{
    if (file.endsWith(QLatin1String(".seq"), Qt::CaseInsensitive))
        return expression::writeExample(example.sequence());
    midi::WriteOptions options;
    options.trackName = example.properties().name.toStdString();
    return midi::writeMidiFile(example.sequence(), options);
}

} // namespace

void ExampleList::addActions(ActionRegistry& registry)
{
    const auto add = [&](const char* id,
                         const QString& text,
                         const QString& hint,
                         int group,
                         const QList<QKeySequence>& keys,
                         ActionScope scope,
                         auto run) {
        ActionSpec spec;
        spec.id = id;
        spec.text = text;
        spec.hint = hint;
        spec.menu = ActionMenu::Example;
        spec.group = group;
        spec.shortcuts = keys;
        spec.scope = scope;
        registry.add(
            spec, scope == ActionScope::Receiver ? static_cast<QObject*>(m_list) : this, run);
    };
    const auto window = ActionScope::Window;
    const auto inList = ActionScope::Receiver;
    add("example.new",
        tr("&New example"),
        tr("A new, empty example, to be drawn"),
        0,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)},
        window,
        [this] { createExample(); });
    add("example.import",
        tr("&Import…"),
        tr("Make examples of MIDI files or .seq files"),
        0,
        {QKeySequence(Qt::CTRL | Qt::Key_I)},
        window,
        [this] { chooseFiles(); });
    add("example.rename",
        tr("&Rename"),
        tr("Give the example another name, in its place"),
        1,
        {QKeySequence(Qt::Key_F2)},
        inList,
        [this] { renameCurrent(); });
    add("example.leaveOut",
        tr("&Leave out or teach"),
        tr("Whether the next training hears the selected examples"),
        1,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)},
        inList,
        [this] { toggleSelected(); });
    add("example.duplicate",
        tr("D&uplicate"),
        tr("A copy of each selected example behind them"),
        1,
        {QKeySequence(Qt::CTRL | Qt::Key_D)},
        inList,
        [this] { duplicateSelected(); });
    add("example.delete",
        tr("&Delete"),
        tr("Take the selected examples out; undo brings them back"),
        1,
        {QKeySequence(Qt::Key_Delete)},
        inList,
        [this] { deleteSelected(); });
    add("example.original",
        tr("What its &file holds…"),
        tr("Tracks, controllers and ranges of the file that the example comes from"),
        2,
        {},
        window,
        [this] {
            if (current() != nullptr)
                Q_EMIT originalRequested(current());
        });
    add("example.export",
        tr("E&xport…"),
        tr("Write the example as a Standard MIDI File, or as Larasynth reads it"),
        2,
        {},
        window,
        [this] { exportCurrent(); });
    add("example.restore",
        tr("Bring back &all deleted ones"),
        tr("Everything that lies in the project's trash, as new examples"),
        3,
        {},
        window,
        [this] { restoreAll(); });
    add("example.emptyTrash",
        tr("Empty the &trash…"),
        tr("Deleted examples go for good; you are asked first"),
        3,
        {},
        window,
        [this] { askToEmptyTrash(); });
}

void ExampleList::showMenu(const QPoint& place)
{
    QMenu menu;
    for (const char* id : {"example.rename",
                           "example.leaveOut",
                           "example.duplicate",
                           "example.original",
                           "example.export",
                           "example.delete"}) {
        QAction* action = m_registry.find(id);
        const bool isOnExample = m_list->indexAt(place).isValid();
        if (action != nullptr && isOnExample)
            menu.addAction(action);
    }
    if (menu.isEmpty())
        for (const char* id :
             {"example.new", "example.import", "example.restore", "example.emptyTrash"})
            if (QAction* action = m_registry.find(id))
                menu.addAction(action);
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void ExampleList::createExample()
{
    if (!m_project.isOpen())
        Q_EMIT projectWanted();
    if (m_project.isOpen())
        m_project.createExample();
}

void ExampleList::chooseFiles()
{
    askForFiles(window(), // the list itself may not be in sight
                tr("Import examples"),
                tr("Music (*.mid *.midi *.seq)") + QStringLiteral(";;") + tr("All files (*)"),
                [guard = QPointer<ExampleList>(this)](const QStringList& files) {
                    if (guard)
                        Q_EMIT guard->filesChosen(files);
                });
}

void ExampleList::deleteSelected()
{
    const auto examples = selected();
    if (examples.isEmpty())
        return;
    const int row = m_model->indexOf(examples.first()).row();
    const QString name = examples.first()->properties().name;
    m_project.remove(examples);
    const int count = static_cast<int>(m_project.examples().size());
    if (count > 0)
        setCurrent(m_project.examples()[qBound(0, row, count - 1)]);
    const QString text = examples.size() == 1
        ? tr("\"%1\" deleted").arg(name)
        : tr("%n examples deleted", nullptr, static_cast<int>(examples.size()));
    m_deletion = m_project.undoStack()->index();
    m_notice->offer(text, tr("Undo"), [this] { m_project.undoStack()->undo(); });
}

void ExampleList::duplicateSelected()
{
    m_project.duplicate(selected());
}

void ExampleList::toggleSelected()
{
    const auto examples = selected();
    if (examples.isEmpty())
        return;
    m_project.setEnabled(examples, !examples.first()->properties().isEnabled);
}

void ExampleList::renameCurrent()
{
    if (current() != nullptr)
        m_list->edit(m_list->currentIndex());
}

void ExampleList::exportCurrent()
{
    const QPointer<ExampleDocument> example = current();
    if (example == nullptr)
        return;
    askForNewFile(this,
                  tr("Export"),
                  example->properties().name + QStringLiteral(".mid"),
                  {{tr("MIDI files (*.mid)"), QStringLiteral("mid")},
                   {tr("Larasynth's examples (*.seq)"), QStringLiteral("seq")}},
                  [this, example](const QString& file) {
                      if (example != nullptr)
                          exportTo(*example, file);
                  });
}

void ExampleList::exportTo(const ExampleDocument& example, const QString& file)
{
    const auto written = writeFileAtomically(file.toStdString(), contentsFor(example, file));
    if (written)
        m_notice->tell(tr("Written: %1").arg(file));
    else
        m_notice->warn(m_sentence(written.error()));
}

void ExampleList::restoreAll()
{
    int count = 0;
    for (const auto& trashed : m_project.trash())
        if (const auto restored = m_project.restore(trashed); restored)
            ++count;
        else
            m_notice->warn(m_sentence(restored.error()));
    if (count == 0)
        m_notice->tell(tr("There is nothing in the trash."));
}

void ExampleList::askToEmptyTrash()
{
    const auto shown = m_project.trash();
    if (shown.empty()) {
        m_notice->tell(tr("There is nothing in the trash."));
        return;
    }
    const int count = static_cast<int>(shown.size());
    m_notice->offer(count == 1 ? tr("1 deleted example: delete it for good?")
                               : tr("%n deleted examples: delete them for good?", nullptr, count),
                    tr("Empty the trash"),
                    [this, shown] {
                        if (const auto done = m_project.emptyTrash(shown); !done)
                            m_notice->warn(m_sentence(done.error()));
                    });
}

} // namespace timbrel::ui
