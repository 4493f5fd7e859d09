// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QTimer>

namespace timbrel::ui {

/// How a port (or what stands for one) is.
struct PortState
{
    enum class Link
    {
        None, ///< none is chosen
        Connected,
        Missing ///< chosen, but not there: it is taken up when it comes
    } link
        = Link::None;
    QString name; ///< as a person knows it; what plays instead, if none is chosen
    QString hint; ///< for the status bar
};

/// Which port is in use, with a light that flashes when something passes. A press asks for the list
/// of ports. Threads: GUI.
class PortButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PortButton)
public:
    /// label: "in", "out"; translated.
    PortButton(const QString& label, const QString& accessibleName, QWidget* parent = nullptr);

    void setState(const PortState& state);
    /// Something has passed: the light flashes.
    void flash();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int beforeName() const;

    QString m_label;
    QString m_accessibleName;
    PortState m_state;
    QTimer m_flash;
};

} // namespace timbrel::ui
