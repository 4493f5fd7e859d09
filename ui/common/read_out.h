// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace timbrel::ui {

/// A text that changes often, in a place of fixed width: a new text paints this widget anew and
/// moves nothing else. Threads: GUI.
class ReadOut final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadOut)
public:
    enum class Tone
    {
        Plain,
        Quiet,
        Live,
        Warning
    };

    /// widest: the widest text that will be shown; the width is kept for it.
    ReadOut(const QString& name, const QString& widest, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setTone(Tone tone);
    void setAlignment(Qt::Alignment alignment);
    /// It may become wider than the widest text, and a longer text is cut with an ellipsis.
    void setStretching(bool doesStretch);
    [[nodiscard]] const QString& text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_widest;
    QString m_text;
    Tone m_tone = Tone::Plain;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    bool m_doesStretch = false;
};

} // namespace timbrel::ui
