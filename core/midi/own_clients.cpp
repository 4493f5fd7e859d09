// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/midi/own_clients.h"

#include <charconv>
#include <filesystem>
#include <sound/asequencer.h>
#include <string>
#include <sys/ioctl.h>

namespace timbrel::midi {

std::set<int> ownSequencerClients()
{
    std::set<int> clients;
    std::error_code error;
    std::filesystem::directory_iterator files("/proc/self/fd", error);
    for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
        std::error_code gone; // another thread may close it while we look
        if (std::filesystem::read_symlink(files->path(), gone) != "/dev/snd/seq")
            continue;
        const std::string number = files->path().filename().string();
        int file = -1;
        std::from_chars(number.data(), number.data() + number.size(), file);
        int client = -1;
        if (::ioctl(file, SNDRV_SEQ_IOCTL_CLIENT_ID, &client) >= 0)
            clients.insert(client);
    }
    return clients;
}

} // namespace timbrel::midi
