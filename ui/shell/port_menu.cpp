// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/port_menu.h"

#include "ui/shell/port_watch.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QWidget>

namespace timbrel::ui {
namespace {

class PortMenuTexts
{
    Q_DECLARE_TR_FUNCTIONS(PortMenu)
public:
    static QString none(bool isInput)
    {
        return isInput ? tr("No MIDI input") : tr("Timbrel's own sound");
    }
    static QString ours(bool isInput)
    {
        //: the name of our port stays as it is
        return isInput ? tr("A port of our own: %1").arg(QLatin1String(midi::kVirtualInputName))
                       : tr("A port of our own: %1").arg(QLatin1String(midi::kVirtualOutputName));
    }
    static QString noPorts() { return tr("No MIDI ports are there"); }
    static QString missing(const QString& name) { return tr("%1 (not there)").arg(name); }
    static QString ownHint() { return tr("Other programs can connect to it"); }
};

} // namespace

void openPortMenu(QWidget& above,
                  const PortLists& ports,
                  bool isInput,
                  const std::optional<midi::PortChoice>& chosen,
                  const std::function<void(const std::optional<midi::PortChoice>&)>& choose)
{
    auto* menu = new QMenu(&above);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, const std::optional<midi::PortChoice>& choice) {
        QAction* action = menu->addAction(text, menu, [choose, choice] { choose(choice); });
        action->setCheckable(true);
        const bool isOurs = choice && chosen && choice->isVirtual && chosen->isVirtual;
        const bool isSame = choice.has_value() == chosen.has_value()
            && (!choice || isOurs
                || (choice->isVirtual == chosen->isVirtual && choice->name == chosen->name));
        action->setChecked(isSame);
        return action;
    };
    add(PortMenuTexts::none(isInput), std::nullopt);
    const auto& there = isInput ? ports.inputs : ports.outputs;
    if (ports.canOpenVirtualPorts)
        add(PortMenuTexts::ours(isInput), midi::PortChoice {{}, true})
            ->setStatusTip(PortMenuTexts::ownHint());
    menu->addSeparator();
    bool isChosenThere = !chosen || chosen->isVirtual;
    for (const midi::PortInfo& port : there) {
        add(QString::fromStdString(port.name), midi::PortChoice {port.name, false});
        isChosenThere = isChosenThere || port.name == chosen->name;
    }
    if (!isChosenThere)
        add(PortMenuTexts::missing(QString::fromStdString(chosen->name)), chosen);
    if (there.empty())
        menu->addAction(PortMenuTexts::noPorts())->setEnabled(false);
    const QPoint corner = above.mapToGlobal(QPoint(0, 0));
    menu->popup(QPoint(corner.x(), corner.y() - menu->sizeHint().height()));
}

} // namespace timbrel::ui
