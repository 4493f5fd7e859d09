// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/project/project_settings.h"
#include "ui/common/error_sentence.h"

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace timbrel::ui {

class SettingRow;

/// Every setting of larasynth.conf, and those of timbrel.json for which it has no word, made from
/// core's table alone: value, range, unit, meaning, and back to what a new project has. Comments
/// and keys that it does not know survive. Threads: GUI.
class SettingsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsForm)
public:
    explicit SettingsForm(ErrorSentence sentence, QWidget* parent = nullptr);
    ~SettingsForm() override;

    void setConf(const expression::LarasynthConf& conf);
    [[nodiscard]] const expression::LarasynthConf& conf() const noexcept { return m_conf; }
    /// The settings of timbrel.json.
    void setOwn(const project::OwnSettings& own);
    [[nodiscard]] const project::OwnSettings& own() const noexcept { return m_own; }

Q_SIGNALS:
    /// A person has given the key another value, and all values are sound. mergeKey: the same for
    /// changes of the same key. what: for the list of what can be undone.
    void changed(const timbrel::expression::LarasynthConf& conf, int mergeKey, const QString& what);
    /// The same of a key of timbrel.json.
    void ownChanged(const timbrel::project::OwnSettings& own, int mergeKey, const QString& what);
    void hoverText(const QString& text);

private:
    void build();
    void addRow(QVBoxLayout& column, const expression::SettingSpec& spec);
    void take(SettingRow& row, const std::vector<std::string>& elements);
    void takeOwn(SettingRow& row, const std::vector<std::string>& elements);
    [[nodiscard]] int mergeKeyOf(const SettingRow& row) const;
    void showMeaning(const SettingRow& row);
    [[nodiscard]] std::vector<int> listedControllers() const;

    ErrorSentence m_sentence;
    expression::LarasynthConf m_conf;
    project::OwnSettings m_own;
    std::vector<SettingRow*> m_rows;
    QLabel* m_meaning = nullptr;
};

} // namespace timbrel::ui
