// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/common/error_sentence.h"
#include "ui/perform/monitor_buffer.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QMenu;
class QToolButton;

namespace timbrel::ui {

class MonitorList;
class ReadOut;

/// What comes in and goes out: a list with filters, pause, and export. It looks kEvery for what is
/// new. Threads: GUI; files are written on another.
class MidiMonitor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MidiMonitor)
public:
    static constexpr std::chrono::milliseconds kEvery {40};
    /// Appends what passed since the last call, oldest first.
    using Source = std::function<void(std::vector<MonitoredMessage>&)>;

    MidiMonitor(Source source, ErrorSentence sentence, QWidget* parent = nullptr);

    /// Looks for messages from now on, in an empty list; or no more.
    void setRunning(bool isRunning);
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused; }
    void clear();
    /// What is shown, as CSV if the name ends so, else as text; in place of a file of that name.
    void exportTo(const QString& file);
    [[nodiscard]] const MonitorBuffer& buffer() const { return m_buffer; }
    [[nodiscard]] MonitorList& list() { return *m_list; }
    void setFilter(const MonitorFilter& filter);
    /// Messages that were never seen here.
    void setDropped(std::uint64_t count);

Q_SIGNALS:
    /// The last ones that came or went since the look before; clock and active sensing left out.
    void cameIn(const timbrel::ui::MonitoredMessage& message);
    void wentOut(const timbrel::ui::MonitoredMessage& message);
    void exported(bool isDone);
    void hint(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QMenu* buildKinds();
    void look();
    void chooseFile();
    void showState();

    Source m_source;
    ErrorSentence m_sentence;
    MonitorBuffer m_buffer;
    std::vector<MonitoredMessage> m_batch;
    QTimer m_timer;
    bool m_isPaused = false;
    std::uint64_t m_passedBy = 0; ///< while it was paused
    std::uint64_t m_dropped = 0;
    QString m_told; ///< of the last export
    MonitorList* m_list = nullptr;
    ReadOut* m_state = nullptr;
    QComboBox* m_channel = nullptr;
    QToolButton* m_pause = nullptr;
};

} // namespace timbrel::ui
