// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/microphone.hpp"

#include <QLibrary>

#include <pulse/error.h>
#include <pulse/simple.h>

namespace pult::client {

namespace {

constexpr std::uint32_t kPieceMs = 20;

/// Opened by hand, as the speaker's half is: not before something is to be recorded.
struct RecordingLibrary {
    decltype(&pa_simple_new) open = nullptr;
    decltype(&pa_simple_read) read = nullptr;
    decltype(&pa_simple_free) free = nullptr;

    static const RecordingLibrary& instance() {
        static const RecordingLibrary loaded = [] {
            QLibrary file(QStringLiteral("pulse-simple"), 0);
            RecordingLibrary library;
            library.open = reinterpret_cast<decltype(library.open)>(file.resolve("pa_simple_new"));
            library.read = reinterpret_cast<decltype(library.read)>(file.resolve("pa_simple_read"));
            library.free = reinterpret_cast<decltype(library.free)>(file.resolve("pa_simple_free"));
            return library;
        }();
        return loaded;
    }
    bool isThere() const { return open && read && free; }
};

MicrophoneTrouble troubleOf(int error) {
    switch (error) {
    case PA_ERR_ACCESS:
    case PA_ERR_AUTHKEY:
        return MicrophoneTrouble::refused;
    case PA_ERR_NOENTITY:
    case PA_ERR_BADSTATE:
    case PA_ERR_INVALID: // a server without any source
        return MicrophoneTrouble::absent;
    default:
        return MicrophoneTrouble::server;
    }
}

class PulseMicrophone final : public Microphone {
public:
    ~PulseMicrophone() override { close(); }

    MicrophoneTrouble open() override {
        if (!m_library.isThere())
            return MicrophoneTrouble::library;
        pa_sample_spec format{};
        format.format = PA_SAMPLE_S16NE;
        format.rate = kRecordRate;
        format.channels = 1;
        pa_buffer_attr room{};
        room.maxlength = room.tlength = room.prebuf = room.minreq = static_cast<std::uint32_t>(-1);
        room.fragsize = static_cast<std::uint32_t>(kRecordRate * kPieceMs / 1000 * sizeof(std::int16_t));
        int error = 0;
        m_stream = m_library.open(nullptr, "Pult", PA_STREAM_RECORD, nullptr, "Voice message", &format, nullptr, &room,
                                  &error);
        return m_stream ? MicrophoneTrouble::none : troubleOf(error);
    }
    bool read(std::span<std::int16_t> samples) override {
        return m_library.read(m_stream, samples.data(), samples.size_bytes(), nullptr) >= 0;
    }
    void close() override {
        if (!m_stream)
            return;
        m_library.free(m_stream);
        m_stream = nullptr;
    }

private:
    const RecordingLibrary& m_library = RecordingLibrary::instance();
    pa_simple* m_stream = nullptr;
};

} // namespace

std::unique_ptr<Microphone> desktopMicrophone() {
    return std::make_unique<PulseMicrophone>();
}

} // namespace pult::client
