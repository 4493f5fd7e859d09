// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/expression/larasynth_conf.h"
#include "core/expression/settings_proposal.h"
#include "ui/training/training_limits.h"

#include <QString>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace timbrel::ui {

/// What the next training is taught with: what Timbrel proposes after these examples and why, how
/// long it may take, and the button that begins it. Needs no form: who only presses Train gets the
/// proposal. The examples are looked at on another thread. Threads: GUI.
class ProposalPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProposalPanel)
public:
    explicit ProposalPanel(QWidget* parent = nullptr);
    ~ProposalPanel() override;

    /// The settings of the project at hand.
    void setConf(const expression::LarasynthConf& conf);
    /// Those that will be taught, with all controllers that they hold.
    void setExamples(std::vector<std::shared_ptr<const music::Sequence>> examples);
    /// What the button does.
    void train();
    /// Takes the proposal, without training.
    void apply();

    enum class Preset
    {
        QuickLook, ///< some seconds
        Careful, ///< some minutes
        Long, ///< up to an hour
        AsSet ///< as the settings say
    };
    void setPreset(Preset preset);
    [[nodiscard]] Preset preset() const;

Q_SIGNALS:
    /// To be taken as the settings, as one entry of what can be undone.
    void confChosen(const timbrel::expression::LarasynthConf& conf, const QString& what);
    void trainRequested(int runs, const timbrel::ui::TrainingLimits& limits);
    void allSettingsRequested();
    void hoverText(const QString& text);

private:
    static constexpr const char* kPresetKey = "training/preset"; ///< in the program's own settings
    static constexpr const char* kSeedsKey = "training/seeds";

    void build();
    QWidget* buildProposal();
    QWidget* buildDuration();
    void propose();
    void take(expression::Proposal proposal);
    void showReasons();
    void showState();
    /// Those that say something of these settings.
    [[nodiscard]] std::vector<expression::ProposalReason> reasons() const;
    [[nodiscard]] expression::LarasynthConf withProposal() const;
    [[nodiscard]] bool agree(const expression::LarasynthConf& a,
                             const expression::LarasynthConf& b) const;
    /// No person has chosen these settings: they are a new project's, or were proposed here.
    [[nodiscard]] bool isUntouched() const;

    expression::LarasynthConf m_conf;
    std::vector<std::shared_ptr<const music::Sequence>> m_examples;
    std::optional<expression::Proposal> m_proposal;
    std::vector<expression::LarasynthConf> m_ours; ///< settings that were proposed and taken
    bool m_hasChosen = false; ///< a person has said whether the proposal is to be taken
    std::uint64_t m_round = 0; ///< of proposals asked for
    QTimer m_due; ///< many changes of examples in a row are looked at once
    QCheckBox* m_usesProposal = nullptr;
    QPushButton* m_apply = nullptr;
    QLabel* m_state = nullptr;
    QVBoxLayout* m_reasons = nullptr;
    QComboBox* m_preset = nullptr;
    QSpinBox* m_seeds = nullptr;
    QPushButton* m_train = nullptr;
};

} // namespace timbrel::ui
