// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "ui/common/error_sentence.h"

#include <QString>
#include <QWidget>

#include <string>
#include <vector>

class QGridLayout;
class QLabel;

namespace timbrel::ui {

class SettingRow;

/// Every setting of larasynth.conf, made from core's table alone: value, range, unit, meaning, and
/// back to what a new project has. Comments and keys that it does not know survive. Threads: GUI.
class SettingsForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsForm)
public:
    explicit SettingsForm(ErrorSentence sentence, QWidget* parent = nullptr);
    ~SettingsForm() override;

    void setConf(const expression::LarasynthConf& conf);
    [[nodiscard]] const expression::LarasynthConf& conf() const noexcept { return m_conf; }

Q_SIGNALS:
    /// A person has given the key another value, and all values are sound. mergeKey: the same for
    /// changes of the same key. what: for the list of what can be undone.
    void changed(const timbrel::expression::LarasynthConf& conf, int mergeKey, const QString& what);
    void hoverText(const QString& text);

private:
    struct Row;
    void build();
    void take(SettingRow& row, const std::vector<std::string>& elements);
    void showMeaning(const SettingRow& row);
    [[nodiscard]] std::vector<int> listedControllers() const;

    ErrorSentence m_sentence;
    expression::LarasynthConf m_conf;
    std::vector<SettingRow*> m_rows;
    QLabel* m_meaning = nullptr;
    bool m_isTaking = false;
};

} // namespace timbrel::ui
