// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMap>
#include <QObject>
#include <QString>

#include <cstdint>

namespace timbrel::ui {

/// What plays a part of a view from afar: a controller or a key of some MIDI device.
struct MidiBinding
{
    enum class Kind : std::uint8_t
    {
        Controller,
        Note ///< only of buttons
    } kind
        = Kind::Controller;
    int channel = 0; ///< 0-15
    int number = 0;
    friend bool operator==(const MidiBinding&, const MidiBinding&) = default;
};

/// Parts of a view that can be played by MIDI controls, each by a name ("blend:74"), and which
/// control plays which. Threads: GUI.
class MidiLearner : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MidiLearner)
public:
    explicit MidiLearner(QObject* parent = nullptr)
        : QObject(parent)
    { }

    /// The next controller (or key, for a button) that is moved plays this from then on.
    virtual void learn(const QString& target) = 0;
    virtual void cancelLearn() = 0;
    [[nodiscard]] virtual QString learning() const = 0; ///< the target; empty: none
    [[nodiscard]] virtual const QMap<QString, MidiBinding>& bindings() const = 0;
    virtual void forget(const QString& target) = 0;
    /// What people call it: "Blend of CC 74 Cutoff".
    [[nodiscard]] virtual QString targetName(const QString& target) const = 0;

    /// One after the other: a press on a part chooses it to be learnt, until this ends.
    void setLearnsSeveral(bool doesLearn)
    {
        if (doesLearn == m_learnsSeveral)
            return;
        m_learnsSeveral = doesLearn;
        if (!doesLearn)
            cancelLearn();
        Q_EMIT learningChanged();
    }
    [[nodiscard]] bool learnsSeveral() const { return m_learnsSeveral; }

Q_SIGNALS:
    void bindingsChanged();
    void learningChanged();

private:
    bool m_learnsSeveral = false;
};

} // namespace timbrel::ui
