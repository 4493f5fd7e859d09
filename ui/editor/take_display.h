// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/audio/take_recorder.h"
#include "core/music/snap_grid.h"
#include "ui/editor/example_document.h"

#include <QObject>

#include <map>

namespace timbrel::ui {

class EditorView;

/// Shows a recording in the editor while it grows: a new take as an empty example that fills, an
/// overdub as curves over those of the example at hand. Nobody edits a take by hand. Threads: GUI.
class TakeDisplay final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TakeDisplay)
public:
    explicit TakeDisplay(EditorView& view, QObject* parent = nullptr);
    ~TakeDisplay() override;

    /// The view shows an empty example of this meter from now on.
    void beginTake(const music::Meter& meter, std::map<std::uint8_t, int> defaultValues);
    /// The view stays with the example that it has.
    void beginOverdub();
    void show(const audio::Take& take);
    /// The view has `back` again, without a trace of the take.
    void end(ExampleDocument* back);
    /// A new take is in the view, whatever example is chosen.
    [[nodiscard]] bool hasView() const noexcept { return m_hasView; }

private:
    void showLanes(const audio::Take& take);

    EditorView& m_view;
    ExampleDocument m_take;
    bool m_isOverdub = false;
    bool m_hasView = false;
};

} // namespace timbrel::ui
