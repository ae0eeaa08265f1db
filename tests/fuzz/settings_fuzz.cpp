// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration file.
#include <sys/mman.h>
#include <unistd.h>

#include "server/app/settings.hpp"
#include "tests/fuzz/target.hpp"

namespace pult::fuzz {

void run(std::string_view bytes) {
    static const int file = memfd_create("settings", 0);
    static const std::string path = "/proc/self/fd/" + std::to_string(file);
    expect(ftruncate(file, 0) == 0 && pwrite(file, bytes.data(), bytes.size(), 0) == ssize_t(bytes.size()),
           "the file is written");
    app::Config config;
    const auto read = app::readToml(config, path);
    if (!read) {
        expect(!read.error().detail.empty(), "a refusal says why");
        return;
    }
    for (const auto& setting : app::settings())
        if (const auto* number = std::get_if<std::int64_t app::Config::*>(&setting.member))
            expect(config.**number >= setting.least && config.**number <= setting.most, "numbers are within bounds");
    static_cast<void>(app::checkTogether(config));
    static_cast<void>(app::parseEndpoint(config.listen));
}

} // namespace pult::fuzz
