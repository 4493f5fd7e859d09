// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/latent/row_strip.h"

#include "ui/common/learnable.h"
#include "ui/common/role.h"
#include "ui/common/theme.h"
#include "ui/common/value_knob.h"
#include "ui/latent/latent_control.h"
#include "ui/latent/latent_document.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace timbrel::ui {
namespace {

constexpr int kRowWhole = 100;
constexpr int kRowSwitchWidth = metrics::kDenseControlHeight;
constexpr int kThresholdWidth = 10 * metrics::kStep;
constexpr int kRowGap = 2;

} // namespace

RowStrip::RowStrip(LatentControl& control, std::size_t row, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_control(control)
    , m_document(control.document())
    , m_row(row)
    , m_name(name)
{
    m_mute = makeSwitch("mute", tr("M", "mute a row"), tr("Mute %1").arg(name));
    m_solo = makeSwitch("solo", tr("S", "a row alone"), tr("%1 alone").arg(name));
    m_lock = makeSwitch("lock", tr("L", "lock a row"), tr("Lock %1: the puck leaves it").arg(name));
    m_threshold = new ValueKnob({0, kRowWhole, kRowWhole / 2, 2, {}});
    m_threshold->setBar({});
    m_threshold->setFixedSize(kThresholdWidth, metrics::kDenseControlHeight);
    const QString target = QStringLiteral("threshold:%1").arg(row);
    m_threshold->setObjectName(QStringLiteral("knob.") + target);
    m_threshold->setAccessibleName(tr("Threshold of %1").arg(name));
    new Learnable(
        *m_threshold, control, target, [this](QMenu& menu) { m_threshold->addValueActions(menu); });
    connect(m_threshold, &ValueKnob::turned, this, [this](int value) {
        pattern::PadSetup to = m_document.setup();
        pattern::PadRow as = to.rowAt(m_row);
        const bool isRest = value == std::lround(kRowWhole * m_rest);
        as.threshold = isRest ? std::nullopt : std::optional(static_cast<float>(value) / kRowWhole);
        to.setRow(m_row, as);
        m_document.change(std::move(to),
                          tr("Threshold of %1").arg(m_name),
                          LatentDocument::Kind::Row,
                          static_cast<int>(m_row));
    });
    connect(m_threshold, &ValueKnob::taken, &m_document, &LatentDocument::beginDrag);
    connect(m_threshold, &ValueKnob::letGo, &m_document, &LatentDocument::endDrag);
    connect(m_threshold, &ValueKnob::hovered, this, [this] {
        Q_EMIT hoverText(tr("Threshold of %1: %2 %; lower, and more of its cells sound")
                             .arg(m_name)
                             .arg(m_threshold->value()));
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, metrics::kStep, 0);
    layout->setSpacing(kRowGap);
    m_label = makeName();
    layout->addWidget(m_label);
    for (QToolButton* button : {m_mute, m_solo, m_lock})
        layout->addWidget(button);
    layout->addWidget(m_threshold);
}

QPushButton* RowStrip::makeName()
{
    auto* button = new QPushButton(m_name);
    button->setObjectName(QStringLiteral("rowName.%1").arg(m_row));
    button->setAccessibleName(tr("Sound, level and pan of %1").arg(m_name));
    button->setStatusTip(button->accessibleName());
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("dense", true);
    setRole(*button, "link");
    connect(button, &QPushButton::clicked, this, [this, button] { Q_EMIT soundWanted(*button); });
    return button;
}

void RowStrip::setRoom(int height, int nameWidth)
{
    setFixedHeight(height);
    m_label->setFixedWidth(nameWidth);
}

int RowStrip::nameWidth() const
{
    return m_label->fontMetrics().horizontalAdvance(m_name) + 4 * metrics::kStep;
}

QToolButton* RowStrip::makeSwitch(const char* part, const QString& letter, const QString& name)
{
    auto* button = new QToolButton;
    button->setText(letter);
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("%1.%2").arg(QLatin1String(part)).arg(m_row));
    button->setAccessibleName(name);
    button->setStatusTip(name);
    button->setFixedWidth(std::max(
        kRowSwitchWidth, button->fontMetrics().horizontalAdvance(letter) + 2 * metrics::kStep));
    button->setProperty("dense", true);
    button->setFocusPolicy(Qt::TabFocus);
    new Learnable(*button, m_control, QStringLiteral("%1:%2").arg(QLatin1String(part)).arg(m_row));
    connect(button, &QToolButton::clicked, this, [this, part] { press(part); });
    return button;
}

void RowStrip::press(const char* part)
{
    pattern::PadSetup to = m_document.setup();
    pattern::PadRow as = to.rowAt(m_row);
    if (part == QByteArray("lock")) {
        m_document.setLocked(m_row, !as.isLocked);
        return;
    }
    const bool isMute = part == QByteArray("mute");
    bool& isOn = isMute ? as.isMuted : as.isSolo;
    isOn = !isOn;
    to.setRow(m_row, as);
    m_document.change(std::move(to),
                      isMute ? tr("Mute %1").arg(m_name) : tr("%1 alone").arg(m_name));
}

void RowStrip::showSetup(float threshold)
{
    m_rest = threshold;
    const pattern::PadRow as = m_document.setup().rowAt(m_row);
    m_mute->setChecked(as.isMuted);
    m_solo->setChecked(as.isSolo);
    m_lock->setChecked(as.isLocked);
    const auto rest = static_cast<int>(std::lround(kRowWhole * threshold));
    m_threshold->setRest(rest);
    m_threshold->showValue(
        static_cast<int>(std::lround(kRowWhole * as.threshold.value_or(threshold))));
}

} // namespace timbrel::ui
