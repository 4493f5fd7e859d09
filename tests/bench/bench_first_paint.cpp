// SPDX-License-Identifier: GPL-3.0-or-later
// From the command to the first picture: starts the real program on a screen of its own (Xvfb) and
// looks at that screen every millisecond. Cold: its files, its libraries and Qt's have been asked
// to leave the page cache before. Only the screen and what the kernel tells are looked at.
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "tests/bench/bench_row.h"

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Xvfb for as long as this lives.
class Screen
{
public:
    Screen()
    {
        int numbers[2];
        if (::pipe(numbers) != 0)
            return;
        m_server = ::fork();
        if (m_server == 0) {
            ::dup2(numbers[1], 7);
            ::execlp("Xvfb",
                     "Xvfb",
                     "-displayfd",
                     "7",
                     "-screen",
                     "0",
                     "1920x1080x24",
                     "-nolisten",
                     "tcp",
                     static_cast<char*>(nullptr));
            ::_exit(127);
        }
        ::close(numbers[1]);
        char text[16] = {};
        if (::read(numbers[0], text, sizeof text - 1) > 0)
            m_name = ":" + std::to_string(std::atoi(text));
        ::close(numbers[0]);
        m_display = m_name.empty() ? nullptr : XOpenDisplay(m_name.c_str());
    }
    ~Screen()
    {
        if (m_display != nullptr)
            XCloseDisplay(m_display);
        if (m_server > 0) {
            ::kill(m_server, SIGTERM);
            ::waitpid(m_server, nullptr, 0);
        }
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    [[nodiscard]] bool isThere() const { return m_display != nullptr; }
    [[nodiscard]] const std::string& name() const { return m_name; }

    /// Something of the window has another colour than its background: text, a button. A window
    /// that is only mapped is of one colour.
    [[nodiscard]] bool showsSomething() const
    {
        const Window root = DefaultRootWindow(m_display);
        XImage* image = XGetImage(m_display, root, 0, 0, 1280, 400, AllPlanes, ZPixmap);
        if (image == nullptr)
            return false;
        std::vector<unsigned long> colours;
        for (int y = 4; y < image->height && colours.size() < 6; y += 12)
            for (int x = 2; x < image->width && colours.size() < 6; x += 3) {
                const unsigned long colour = XGetPixel(image, x, y);
                if (std::find(colours.begin(), colours.end(), colour) == colours.end())
                    colours.push_back(colour);
            }
        XDestroyImage(image);
        return colours.size() >= 6;
    }

private:
    pid_t m_server = -1;
    std::string m_name;
    Display* m_display = nullptr;
};

/// Resident memory in MB, and whether LibTorch is mapped.
struct Memory
{
    double residentMegabytes = 0.0;
    bool hasTorch = false;
};

Memory memoryOf(pid_t pid)
{
    Memory memory;
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS:", 0) == 0)
            memory.residentMegabytes = std::atof(line.c_str() + 6) / 1024.0;
    std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
    for (std::string line; std::getline(maps, line);)
        memory.hasTorch = memory.hasTorch || line.find("libtorch") != std::string::npos;
    return memory;
}

/// Every file that a process has mapped leaves the page cache (as far as nobody else maps it).
void forgetFiles(const std::vector<std::string>& files)
{
    for (const std::string& file : files) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            continue;
        (void)::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        ::close(descriptor);
    }
}

std::vector<std::string> mappedFiles(pid_t pid)
{
    std::vector<std::string> files;
    std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
    for (std::string line; std::getline(maps, line);)
        if (const auto at = line.find('/'); at != std::string::npos)
            if (const std::string file = line.substr(at);
                std::find(files.begin(), files.end(), file) == files.end())
                files.push_back(file);
    return files;
}

struct Start
{
    double seconds = -1.0;
    Memory memory;
    std::vector<std::string> files;
};

Start startOnce(const std::string& program, const std::string& home)
{
    Start start;
    const Screen screen;
    if (!screen.isThere())
        return start;
    const auto begin = Clock::now();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::setenv("DISPLAY", screen.name().c_str(), 1);
        ::setenv("QT_QPA_PLATFORM", "xcb", 1);
        ::setenv("HOME", home.c_str(), 1);
        ::setenv("XDG_CONFIG_HOME", (home + "/config").c_str(), 1);
        ::setenv("XDG_DATA_HOME", (home + "/data").c_str(), 1);
        ::execl(program.c_str(), program.c_str(), static_cast<char*>(nullptr));
        ::_exit(127);
    }
    while (secondsSince(begin) < 20.0 && !screen.showsSomething())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    start.seconds = secondsSince(begin);
    start.memory = memoryOf(pid);
    start.files = mappedFiles(pid);
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    return start;
}

std::string text(const char* format, double a, double b, double c)
{
    char line[160];
    std::snprintf(line, sizeof line, format, a, b, c);
    return line;
}

} // namespace

int main()
{
    const char* build = std::getenv("TIMBREL_BUILD");
    const std::string program = std::string(build != nullptr ? build : ".") + "/app/timbrel";
    char pattern[] = "/tmp/timbrel-first-paint-XXXXXX";
    const std::string home = ::mkdtemp(pattern);
    const Start first = startOnce(program, home);
    if (first.seconds < 0.0 || first.files.empty()) {
        std::fprintf(stderr, "first paint: there is no Xvfb, or no %s\n", program.c_str());
        return 0;
    }
    std::vector<double> warm;
    std::vector<double> cold;
    Memory memory;
    for (int round = 0; round < 11; ++round) {
        const Start start = startOnce(program, home);
        warm.push_back(start.seconds);
        memory = start.memory;
    }
    for (int round = 0; round < 5; ++round) {
        ::sync();
        forgetFiles(first.files);
        cold.push_back(startOnce(program, home).seconds);
    }
    std::sort(warm.begin(), warm.end());
    std::sort(cold.begin(), cold.end());
    timbrel::bench::printRow(
        "first_paint",
        text("median %.2f s (%.2f-%.2f)", warm[warm.size() / 2], warm.front(), warm.back()),
        warm[warm.size() / 2] <= 0.25);
    timbrel::bench::printRow(
        "first_paint_cold",
        text("median %.2f s (%.2f-%.2f)", cold[cold.size() / 2], cold.front(), cold.back()),
        cold[cold.size() / 2] <= 0.6);
    timbrel::bench::printRow("first_memory",
                             text("%.0f MB", memory.residentMegabytes, 0.0, 0.0)
                                 + (memory.hasTorch ? ", LibTorch loaded" : ", without LibTorch"),
                             memory.residentMegabytes <= 100.0 && !memory.hasTorch);
    std::filesystem::remove_all(home);
    return 0;
}
