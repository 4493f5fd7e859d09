// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/ports_stage.h"

#include "core/base/atomic_file.h"
#include "core/expression/model_file.h"
#include "core/midi/midi_file_writer.h"

#include <QElapsedTimer>
#include <QRegularExpression>

#include <csignal>
#include <stdexcept>

namespace timbrel::test {
namespace {

constexpr const char* kConf = R"([midi]
controllers = 1
controller_defaults = 1, 10
[representation]
controller_output_counts = 1, 2
update_rate = 75
input_features = "note struck", "velocity"
)";

/// One cell. Inputs: note struck, velocity, two of feedback. The input gate opens when a note is
/// struck, and the forget gate closes then; the cell becomes about +1 or -1 as the note is loud or
/// soft, and the outputs tell which.
expression::NetworkWeights weights()
{
    expression::LstmLayerWeights layer;
    layer.inputs = 4;
    layer.blocks = 1;
    layer.input = {40,
                   0,
                   0,
                   0, // input gate
                   -40,
                   0,
                   0,
                   0, // forget gate
                   0,
                   40,
                   0,
                   0, // cell
                   0,
                   0,
                   0,
                   0}; // output gate
    layer.recurrent = {0, 0, 0, 0};
    layer.bias = {-20, 20, -20, 20};
    expression::NetworkWeights network;
    network.features = 2;
    network.outputs = 2;
    network.layers = {layer};
    network.output = {-5, 5};
    network.outputBias = {0, 0};
    return network;
}

void require(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(what);
}

} // namespace

PortsStage::PortsStage()
{
    expression::ModelDescription description;
    description.features.set(expression::Feature::NoteStruck);
    description.features.set(expression::Feature::Velocity);
    description.outputs.controllers = {{1, 2, 10, 100, 10}};
    description.updateRate = 75;
    description.blockCounts = {1};
    description.source = "Timbrel";
    require(expression::saveModel(model().toStdString(), description, weights()).has_value(),
            "cannot write the model");
    require(createFolder(project().toStdString()).has_value(), "cannot make the project");
    require(
        writeFileAtomically((project() + QStringLiteral("/larasynth.conf")).toStdString(), kConf)
            .has_value(),
        "cannot write the settings");
}

QString PortsStage::project() const
{
    return QString::fromStdString((m_folder.path() / "project").string());
}

QString PortsStage::model() const
{
    return QString::fromStdString((m_folder.path() / "loudness.safetensors").string());
}

QString PortsStage::midiFile(int notes, int notesPerSecond) const
{
    const Microseconds period = std::chrono::microseconds(1000000 / notesPerSecond);
    music::Sequence events;
    for (int i = 0; i < notes; ++i) {
        const auto number = static_cast<std::uint8_t>(kFirstNote + i % kNoteNumbers);
        const std::uint8_t velocity = i % 2 == 0 ? 30 : 120;
        events.push_back({i * period, music::EventKind::NoteOn, 0, number, velocity});
        events.push_back({i * period + period / 2, music::EventKind::NoteOff, 0, number, 64});
    }
    const auto path = m_folder.path() / (std::to_string(notes) + ".mid");
    require(writeFileAtomically(path, midi::writeMidiFile(events)).has_value(),
            "cannot write the notes");
    return QString::fromStdString(path.string());
}

Program::Program(const QString& name, const QStringList& arguments)
{
    // into a file: a pipe that nobody empties for a while would make the program wait
    if (!m_file.open())
        throw std::runtime_error("cannot make a temporary file");
    m_process.setStandardOutputFile(m_file.fileName(), QIODevice::Append);
    m_process.setStandardErrorFile(m_file.fileName(), QIODevice::Append);
    m_process.start(name, arguments);
    m_process.waitForStarted(60000);
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished(10000);
}

QByteArray Program::output()
{
    m_output += m_file.readAll();
    return m_output;
}

bool Program::waitFor(const char* text, int milliseconds)
{
    return waitForCount(text, 1, milliseconds);
}

bool Program::waitForCount(const char* text, qsizetype count, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (output().count(text) < count) {
        if (clock.elapsed() > milliseconds || m_process.state() != QProcess::Running)
            return output().count(text) >= count;
        m_process.waitForFinished(100);
    }
    return true;
}

void Program::write(const QByteArray& text)
{
    m_process.write(text);
    m_process.waitForBytesWritten(10000);
}

int Program::interrupt()
{
    if (m_process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    return waitForEnd();
}

int Program::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60000))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

int run(const QString& name, const QStringList& arguments, int milliseconds)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(name, arguments);
    if (!process.waitForFinished(milliseconds) || process.exitStatus() != QProcess::NormalExit)
        return -1;
    return process.exitCode();
}

std::vector<SeenEvent> eventsIn(const QByteArray& aseqdump)
{
    static const QRegularExpression pattern(
        QStringLiteral("(Note on|Note off|Control change) +\\d+, (?:note|controller) (\\d+), "
                       "(?:velocity|value) (\\d+)"));
    std::vector<SeenEvent> events;
    auto matches = pattern.globalMatch(QString::fromUtf8(aseqdump));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString kind = match.captured(1);
        const char letter = kind == QLatin1String("Note on")
            ? 'n'
            : (kind == QLatin1String("Note off") ? 'o' : 'c');
        events.push_back({letter, match.captured(2).toInt(), match.captured(3).toInt()});
    }
    return events;
}

std::vector<SeenEvent> eventsInFluidsynth(const QByteArray& dump)
{
    static const QRegularExpression pattern(
        QStringLiteral("event_pre_(noteon|noteoff|cc) \\d+ (\\d+) (\\d+)"));
    std::vector<SeenEvent> events;
    auto matches = pattern.globalMatch(QString::fromUtf8(dump));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString kind = match.captured(1);
        const char letter = kind == QLatin1String("noteon")
            ? 'n'
            : (kind == QLatin1String("noteoff") ? 'o' : 'c');
        events.push_back({letter, match.captured(2).toInt(), match.captured(3).toInt()});
    }
    return events;
}

QString complaint(const std::vector<SeenEvent>& events, int notes)
{
    std::size_t at = 0;
    for (int i = 0; i < notes; ++i) {
        const int number = PortsStage::kFirstNote + i % PortsStage::kNoteNumbers;
        const bool isLoud = i % 2 != 0;
        const std::array<SeenEvent, 3> expected = {SeenEvent {'c', 1, isLoud ? 100 : 10},
                                                   SeenEvent {'n', number, isLoud ? 120 : 30},
                                                   SeenEvent {'o', number, 64}};
        for (const SeenEvent& event : expected) {
            const SeenEvent seen = at < events.size() ? events[at] : SeenEvent {};
            if (seen.kind != event.kind || seen.number != event.number
                || (event.kind != 'o' && seen.value != event.value))
                return QStringLiteral("note %1 of %2: expected %3 %4 %5, saw %6 %7 %8 (event %9)")
                    .arg(i + 1)
                    .arg(notes)
                    .arg(QLatin1Char(event.kind))
                    .arg(event.number)
                    .arg(event.value)
                    .arg(QLatin1Char(seen.kind))
                    .arg(seen.number)
                    .arg(seen.value)
                    .arg(at);
            ++at;
        }
    }
    return {};
}

} // namespace timbrel::test
