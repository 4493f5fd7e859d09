// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

#include <map>
#include <vector>

namespace timbrel::ui {

class ProjectDocument;

/// Where each learnt controller rests, and what moves in the examples without being learnt.
/// Threads: GUI.
class DefaultValues final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DefaultValues)
public:
    explicit DefaultValues(ProjectDocument& project, QWidget* parent = nullptr);

Q_SIGNALS:
    void hoverText(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void rebuild();
    void showValues();
    void showUnlearnt();
    void showMenu(int controller, const QPoint& place);
    [[nodiscard]] std::vector<int> unlearnt() const;

    ProjectDocument& m_project;
    QFormLayout* m_form = nullptr;
    std::map<int, QSpinBox*> m_boxes; ///< by controller
    QLabel* m_unlearntText = nullptr;
    QPushButton* m_learn = nullptr;
};

} // namespace timbrel::ui
