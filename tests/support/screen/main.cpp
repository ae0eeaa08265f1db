// SPDX-License-Identifier: GPL-3.0-or-later
// screen_hands DISPLAY FRAMEBUFFER: hands and eyes at an Xvfb. Reads commands as JSON lines, answers each with one
// line.
//
//   {"id":1,"do":"type","text":"hello","pause_ms":5}      ASCII
//   {"id":2,"do":"press","keys":"ctrl+Tab"}
//   {"id":3,"do":"click","x":10,"y":20,"button":1}        4 and 5 are the wheel
//   {"id":4,"do":"move","x":10,"y":20}
//   {"id":5,"do":"watch","x":0,"y":0,"width":300,"height":200,"quiet_ms":200,"for_ms":5000,"keys":"Return"}
//       presses the keys (or the mouse's "button"), if any, and looks at the region until it has changed and then stood
//       still for quiet_ms, or for_ms are over. Answers began_ns and the changes [{ns, ink, hash}], the first is what
//       it began with.
//
// Times are those of the monotonic clock, in nanoseconds.

#include <chrono>
#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <thread>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "tests/support/screen/framebuffer.hpp"
#include "tests/support/screen/keyboard.hpp"

namespace {

namespace json = boost::json;
using namespace pult::support;
using namespace std::chrono;

constexpr microseconds kBetweenLooks{200};

std::int64_t nowNs() {
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

std::int64_t number(const json::object& command, const char* key, std::int64_t otherwise) {
    const json::value* value = command.if_contains(key);
    return value && value->is_int64() ? value->as_int64() : otherwise;
}

std::string text(const json::object& command, const char* key) {
    const json::value* value = command.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

json::object change(std::int64_t ns, const Look& look) {
    return {{"ns", ns}, {"ink", look.ink}, {"hash", std::to_string(look.hash)}};
}

json::object watch(const Framebuffer& screen, Keyboard& keyboard, const json::object& command) {
    const auto size = [&](const char* key) { return static_cast<std::size_t>(number(command, key, 0)); };
    const Region region{size("x"), size("y"), size("width"), size("height")};
    const std::int64_t quiet = number(command, "quiet_ms", 200) * 1'000'000;
    Look shown = screen.look(region);
    json::array changes{change(nowNs(), shown)};
    const std::int64_t began = nowNs();
    const std::int64_t end = began + number(command, "for_ms", 5000) * 1'000'000;
    if (const std::string keys = text(command, "keys"); !keys.empty() && !keyboard.press(keys))
        throw std::runtime_error("no key " + keys);
    if (const std::int64_t button = number(command, "button", 0); button != 0)
        keyboard.click(static_cast<int>(button));
    std::int64_t last = end;
    for (std::int64_t now = nowNs(); now < end && now - last < quiet; now = nowNs()) {
        const Look look = screen.look(region);
        if (!(look == shown)) {
            shown = look;
            last = nowNs();
            changes.push_back(change(last, look));
        }
        std::this_thread::sleep_for(kBetweenLooks);
    }
    return {{"began_ns", began}, {"changes", std::move(changes)}};
}

json::object obey(const Framebuffer& screen, Keyboard& keyboard, const json::object& command) {
    const std::string what = text(command, "do");
    if (what == "type") {
        if (!keyboard.type(text(command, "text"), milliseconds(number(command, "pause_ms", 2))))
            throw std::runtime_error("not ASCII");
    } else if (what == "press") {
        if (!keyboard.press(text(command, "keys")))
            throw std::runtime_error("no such key");
    } else if (what == "move" || what == "click") {
        keyboard.moveTo(static_cast<int>(number(command, "x", 0)), static_cast<int>(number(command, "y", 0)));
        if (what == "click")
            keyboard.click(static_cast<int>(number(command, "button", 1)));
    } else if (what == "watch") {
        return watch(screen, keyboard, command);
    } else {
        throw std::runtime_error("unknown command " + what);
    }
    return {{"at_ns", nowNs()}};
}

} // namespace

int main(int argc, char** argv) try {
    if (argc != 3)
        throw std::runtime_error("expected a display and a frame buffer");
    Keyboard keyboard(argv[1]);
    const auto screen = Framebuffer::open(argv[2]);
    if (!screen)
        throw std::runtime_error(screen.error().detail);
    for (std::string line; std::getline(std::cin, line);) {
        const json::object command = json::parse(line).as_object();
        json::object answer;
        try {
            answer = obey(*screen, keyboard, command);
        } catch (const std::exception& problem) {
            answer = {{"error", problem.what()}};
        }
        answer["id"] = command.at("id");
        std::puts(json::serialize(answer).c_str());
        std::fflush(stdout);
    }
    return 0;
} catch (const std::exception& problem) {
    std::fprintf(stderr, "screen_hands: %s\n", problem.what());
    return 1;
}
