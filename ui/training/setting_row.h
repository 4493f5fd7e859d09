// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/settings_table.h"

#include <QString>
#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QStackedLayout;
class QToolButton;

namespace timbrel::ui {

class FlowLayout;

/// One setting in a form: its name, what edits a value of its type, its unit, the way back to the
/// value of a new project. Values come and go as they are written in the file, one text for each
/// element. Threads: GUI.
class SettingRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingRow)
public:
    using Elements = std::vector<std::string>;

    explicit SettingRow(const expression::SettingSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] const expression::SettingSpec& spec() const noexcept { return m_spec; }
    /// Nothing: the key is not in the file, and its default is shown. controllers: those that are
    /// learnt, for settings that have a value for each.
    void setElements(const Elements& elements, const std::vector<int>& controllers);
    /// What is wrong with what was entered; empty: nothing.
    void setTrouble(const QString& sentence);
    /// What a new project has; empty: the key is not there.
    [[nodiscard]] Elements defaultElements() const;
    /// Where there is a value that makes sense for any project.
    [[nodiscard]] bool hasDefault() const;

Q_SIGNALS:
    void edited(const std::vector<std::string>& elements); ///< empty: take the key out
    void pointedAt(); ///< the pointer or the keyboard has come here

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildEditor();
    QWidget* buildNumber();
    QWidget* buildFeatures();
    QLineEdit* buildLine();
    void showNumber(const std::string& element);
    void showPairs(const Elements& elements, const std::vector<int>& controllers);
    void rebuildPairs(const std::vector<int>& controllers);
    void tellLine();
    void tellPairs();
    void watch(QWidget* editor);

    const expression::SettingSpec& m_spec;
    QLabel* m_label = nullptr;
    QToolButton* m_reset = nullptr;
    QLabel* m_trouble = nullptr;
    QStackedLayout* m_numberPages = nullptr; ///< a number, or what else may stand in its place
    QSpinBox* m_whole = nullptr;
    QDoubleSpinBox* m_real = nullptr;
    QCheckBox* m_switch = nullptr;
    QLineEdit* m_line = nullptr;
    FlowLayout* m_pairRow = nullptr;
    std::map<int, QSpinBox*> m_pairs; ///< by controller
    std::vector<QCheckBox*> m_features;
    bool m_isShowing = false; ///< what changes now was not changed by a hand
};

} // namespace timbrel::ui
