// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/expression/expression_model.h"
#include "core/expression/settings.h"
#include "core/project/model_entry.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace timbrel::ui {

/// "run" of "run@340"; another id is itself.
[[nodiscard]] QString runOfModel(const QString& id);

/// Its training is not over, as far as its folder says.
[[nodiscard]] bool isInTraining(const project::ModelEntry& entry);

/// A network that has been read.
struct ReadModel
{
    project::ModelEntry entry; ///< as it was listed when it was asked for
    std::shared_ptr<expression::ExpressionModel> model; ///< null: `error` says why
    std::optional<Error> error;
};

/// The networks of a project: looks for them every second, and reads them, on a thread of its own;
/// files that have not changed are looked at once. Threads: GUI.
class ModelShelf final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelShelf)
public:
    explicit ModelShelf(QObject* parent = nullptr);
    ~ModelShelf() override;

    void setProject(const std::optional<std::filesystem::path>& folder);
    /// The controllers' defaults come from them.
    void setSettings(const expression::Settings& settings) { m_settings = settings; }
    /// Best first.
    [[nodiscard]] const std::vector<project::ModelEntry>& entries() const { return m_entries; }
    /// Also an earlier best of a run.
    [[nodiscard]] const project::ModelEntry* entry(const QString& id) const;
    /// What a run's best were before, the latest first.
    [[nodiscard]] std::vector<project::ModelEntry> earlierOf(const QString& run) const;
    /// The best of those that are still being trained; null: none is.
    [[nodiscard]] const project::ModelEntry* bestInTraining() const;
    /// wasRead() follows. A later call before that takes the place of this one.
    void read(const project::ModelEntry& entry);
    /// What was asked for is not wanted any more.
    void forgetReading() { ++m_reading; }

Q_SIGNALS:
    void listed(); ///< entries() are others than before
    void wasRead(const timbrel::ui::ReadModel& read);

private:
    class Lister;
    void look();

    std::optional<std::filesystem::path> m_folder;
    expression::Settings m_settings;
    std::vector<project::ModelEntry> m_entries;
    std::vector<project::ModelEntry> m_earlier; ///< of all runs
    std::shared_ptr<Lister> m_lister; ///< the worker's; another one for each project
    quint64 m_reading = 0; ///< counts what was asked for, so that nothing old is taken
    bool m_isLooking = false;
    QTimer m_timer;
    QThreadPool m_worker; ///< one thread
};

} // namespace timbrel::ui
