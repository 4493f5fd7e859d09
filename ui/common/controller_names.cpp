// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/controller_names.h"

#include <QCoreApplication>

namespace timbrel::ui {
namespace {

class Names
{
    Q_DECLARE_TR_FUNCTIONS(timbrel::ui::ControllerNames)
public:
    static QString playing(int controller)
    {
        switch (controller) {
        case 0:
            return tr("Bank");
        case 1:
            return tr("Modulation");
        case 2:
            return tr("Breath");
        case 4:
            return tr("Foot");
        case 5:
            return tr("Glide time");
        case 7:
            return tr("Volume");
        case 8:
            return tr("Balance");
        case 10:
            return tr("Pan");
        case 11:
            return tr("Expression");
        case 64:
            return tr("Sustain pedal");
        case 65:
            return tr("Glide");
        case 66:
            return tr("Sostenuto pedal");
        case 67:
            return tr("Soft pedal");
        case 68:
            return tr("Legato pedal");
        case 69:
            return tr("Hold pedal");
        default:
            return sound(controller);
        }
    }

private:
    static QString sound(int controller)
    {
        switch (controller) {
        case 70:
            return tr("Variation");
        case 71:
            return tr("Resonance");
        case 72:
            return tr("Release");
        case 73:
            return tr("Attack");
        case 74:
            return tr("Cutoff");
        case 75:
            return tr("Decay");
        case 76:
            return tr("Vibrato rate");
        case 77:
            return tr("Vibrato depth");
        case 78:
            return tr("Vibrato delay");
        case 91:
            return tr("Reverb");
        case 93:
            return tr("Chorus");
        case 94:
            return tr("Detune");
        default:
            return {};
        }
    }
};

} // namespace

QString controllerName(int controller)
{
    return Names::playing(controller);
}

QString controllerTitle(int controller)
{
    const QString number = QStringLiteral("CC %1").arg(controller);
    const QString name = controllerName(controller);
    return name.isEmpty() ? number : number + QLatin1Char(' ') + name;
}

} // namespace timbrel::ui
