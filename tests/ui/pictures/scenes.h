// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/shared_data.h"
#include "ui/shell/main_window.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

namespace timbrel::test {

/// A window of somebody who has just installed Timbrel: nothing remembered, no sound card, no port,
/// files in a folder of its own. Its texts are in the language whose translator is installed.
class Stage
{
public:
    Stage();
    ~Stage();
    Q_DISABLE_COPY_MOVE(Stage)

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path(); }
    /// The window anew, with what was remembered and left behind.
    void restart();
    void trigger(const char* action);
    /// A copy of a demo, open, with all its examples there and looked at.
    void openDemo(int index);
    /// Files beside the project; their import has ended.
    void import(const QStringList& files);
    /// Until everything that was asked for on other threads is shown.
    void settle();

private:
    TemporaryFolder m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
};

/// One state of the window that a person can bring about.
struct Scene
{
    const char* name;
    /// Brings it about; what is to be looked at (the window, a menu, another window of it).
    std::function<QWidget*(Stage&)> show;
};

/// Every view and dialog, empty, full, and with errors shown.
[[nodiscard]] const std::vector<Scene>& scenes();

/// nullptr: there is none of that name.
[[nodiscard]] const Scene* findScene(const char* name);

/// Sentences of errors, as the program has them.
[[nodiscard]] QString sentenceOf(const Error& error);

} // namespace timbrel::test
