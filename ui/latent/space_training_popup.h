// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/latent/space_training.h"

#include <QMenu>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;
class QWidget;

namespace timbrel::learning {
struct SettingSpec;
}

namespace timbrel::ui {

/// How the next space is taught: each setting with what it means, its range and the way back to
/// what is usual. Those of the network are made from core's tables. Every change is answered at
/// once. Threads: GUI.
class SpaceTrainingPopup final : public QMenu
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpaceTrainingPopup)
public:
    using Answer = std::function<void(const SpaceTraining&)>;
    static void ask(QWidget& below, const SpaceTraining& now, Answer answer);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What a row says of its setting.
    struct Words
    {
        QString name;
        QString meaning; ///< with the range, where there is one
        const char* objectName = "";
    };
    struct Row
    {
        QToolButton* reset = nullptr;
        std::function<bool()> isUsual;
    };

    SpaceTrainingPopup(QWidget& below, const SpaceTraining& now, Answer answer);
    void addFields();
    void addChoices();
    void addMeaning();
    void addRow(const Words& words,
                QWidget* field,
                const std::function<void()>& reset,
                std::function<bool()> isUsual);
    void addNumber(const Words& words, int SpaceTraining::*value, int lowest, int highest);
    void addBeta();
    /// One of core's tables, by its key.
    void addSetting(const char* key);
    void addProposed(const Words& words, const learning::SettingSpec& spec);
    void addReal(const Words& words, const learning::SettingSpec& spec);
    void addList(const Words& words, const learning::SettingSpec& spec);
    void addChoice(const Words& words, bool SpaceTraining::*value);
    [[nodiscard]] Json valueOf(const learning::SettingSpec& spec) const;
    void setValue(const learning::SettingSpec& spec, const Json& value);
    void tell();
    void showResets(); ///< a way back where something is not as usual
    void showMeaning(const QString& text, bool isTrouble = false);

    SpaceTraining m_chosen;
    Answer m_answer;
    std::vector<Row> m_rows;
    QLabel* m_meaning = nullptr;
};

} // namespace timbrel::ui
