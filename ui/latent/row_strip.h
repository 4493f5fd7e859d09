// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QPushButton;
class QToolButton;

namespace timbrel::ui {

class LatentControl;
class LatentDocument;
class ValueKnob;

/// The head of a row of the step grid: its name, which leads to its sound, mute, solo, lock, and
/// how readily its cells sound. Threads: GUI.
class RowStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowStrip)
public:
    RowStrip(LatentControl& control,
             std::size_t row,
             const QString& name,
             QWidget* parent = nullptr);

    /// As tall as the row is, with so much room for the name.
    void setRoom(int height, int nameWidth);
    [[nodiscard]] int nameWidth() const; ///< that it needs
    /// What is so now. threshold: the network's own, where nobody has set another.
    void showSetup(float threshold);

Q_SIGNALS:
    void hoverText(const QString& text);
    void soundWanted(QWidget& below); ///< sound, level and pan of the row

private:
    QPushButton* makeName();
    QToolButton* makeSwitch(const char* part, const QString& letter, const QString& name);
    void press(const char* part);

    LatentControl& m_control;
    LatentDocument& m_document;
    std::size_t m_row;
    QString m_name;
    float m_rest = 0.5F; ///< threshold that nobody has set
    QPushButton* m_label = nullptr; ///< the name
    QToolButton* m_mute = nullptr;
    QToolButton* m_solo = nullptr;
    QToolButton* m_lock = nullptr;
    ValueKnob* m_threshold = nullptr;
};

} // namespace timbrel::ui
