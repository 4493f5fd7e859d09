// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/out_of_date.h"

#include "ui/training/run_news.h"
#include "ui/training/training_runs.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace timbrel::ui {
namespace {

constexpr std::array<std::string_view, 4> kOnlyHowLong
    = {"max_epoch_count", "mse_threshold", "epoch_count_before_validating", "round_count"};

class OutOfDateTexts
{
    Q_DECLARE_TR_FUNCTIONS(OutOfDate)
public:
    static QString ofExamples(int added, int gone)
    {
        if (added == 0 && gone == 0)
            return {};
        if (gone == 0)
            return added == 1 ? tr("An example was added since.")
                              : tr("%n examples were added since.", nullptr, added);
        if (added == 0)
            return gone == 1
                ? tr("It learnt an example that is taught no longer.")
                : tr("It learnt %n examples that are taught no longer.", nullptr, gone);
        const int changed = std::max(added, gone);
        return changed == 1 ? tr("An example has changed since.")
                            : tr("%n examples have changed since.", nullptr, changed);
    }

    static QString ofSettings(const QStringList& keys)
    {
        if (keys.isEmpty())
            return {};
        return keys.size() == 1
            ? tr("A setting has changed since: %1.").arg(keys.front())
            : tr("Settings have changed since: %1.").arg(keys.join(tr(", ", "between settings")));
    }
};

/// Keys of `now` that `then` has too, with another value.
void compare(const Json& then, const Json& now, QStringList& differ)
{
    for (const auto& [key, value] : now.items()) {
        const bool isOnlyHowLong
            = std::find(kOnlyHowLong.begin(), kOnlyHowLong.end(), key) != kOnlyHowLong.end();
        const auto before = then.find(key);
        if (isOnlyHowLong || value.is_null() || before == then.end())
            continue;
        if (value.is_object() && before->is_object())
            compare(*before, value, differ);
        else if (*before != value)
            differ << QString::fromStdString(key == "features" ? "input_features" : key);
    }
}

int countOnlyInFirst(const std::vector<std::string>& first, const std::vector<std::string>& second)
{
    std::vector<std::string> only;
    std::set_difference(
        first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(only));
    return static_cast<int>(only.size());
}

} // namespace

QString outOfDateReason(const RunMakings& run, const TrainingPresent& present)
{
    auto then = run.examples;
    auto now = present.examples;
    std::sort(then.begin(), then.end());
    std::sort(now.begin(), now.end());
    QStringList differ;
    compare(run.settings, present.settings, differ);
    const QString examples
        = OutOfDateTexts::ofExamples(countOnlyInFirst(now, then), countOnlyInFirst(then, now));
    const QString settings = OutOfDateTexts::ofSettings(differ);
    return examples.isEmpty() || settings.isEmpty() ? examples + settings
                                                    : examples + QLatin1Char(' ') + settings;
}

} // namespace timbrel::ui
