// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/sound/mixer.hpp"

#include <QDeadlineTimer>
#include <QLibrary>

#include <algorithm>
#include <memory>

#include <pulse/context.h>
#include <pulse/introspect.h>
#include <pulse/mainloop.h>

namespace pult::client {

namespace {

/// Opened by hand, as the speaker's is.
struct MixerLibrary {
    decltype(&pa_mainloop_new) makeLoop = nullptr;
    decltype(&pa_mainloop_free) freeLoop = nullptr;
    decltype(&pa_mainloop_get_api) api = nullptr;
    decltype(&pa_mainloop_prepare) prepare = nullptr;
    decltype(&pa_mainloop_poll) poll = nullptr;
    decltype(&pa_mainloop_dispatch) dispatch = nullptr;
    decltype(&pa_context_new) makeContext = nullptr;
    decltype(&pa_context_unref) freeContext = nullptr;
    decltype(&pa_context_connect) connect = nullptr;
    decltype(&pa_context_disconnect) disconnect = nullptr;
    decltype(&pa_context_get_state) state = nullptr;
    decltype(&pa_context_get_sink_info_by_name) askSink = nullptr;
    decltype(&pa_operation_unref) freeOperation = nullptr;

    static const MixerLibrary& instance() {
        static const MixerLibrary loaded = [] {
            QLibrary file(QStringLiteral("pulse"), 0);
            MixerLibrary library;
            library.m_whole = library.resolve(file);
            return library;
        }();
        return loaded;
    }
    bool isThere() const { return m_whole; }

private:
    bool resolve(QLibrary& file) {
        const auto take = [&file](auto& function, const char* name) {
            function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(file.resolve(name));
            return function != nullptr;
        };
        return take(makeLoop, "pa_mainloop_new") && take(freeLoop, "pa_mainloop_free") &&
               take(api, "pa_mainloop_get_api") && take(prepare, "pa_mainloop_prepare") &&
               take(poll, "pa_mainloop_poll") && take(dispatch, "pa_mainloop_dispatch") &&
               take(makeContext, "pa_context_new") && take(freeContext, "pa_context_unref") &&
               take(connect, "pa_context_connect") && take(disconnect, "pa_context_disconnect") &&
               take(state, "pa_context_get_state") && take(askSink, "pa_context_get_sink_info_by_name") &&
               take(freeOperation, "pa_operation_unref");
    }

    bool m_whole = false;
};

struct Answer {
    bool isOver = false;
    Loudness loudness = Loudness::unknown;
};

/// Called with the sink, then once more without one.
void hear(pa_context*, const pa_sink_info* sink, int end, void* given) {
    auto* answer = static_cast<Answer*>(given);
    answer->isOver = end != 0;
    if (!sink)
        return;
    const pa_volume_t* volumes = sink->volume.values;
    const bool silent = std::all_of(volumes, volumes + sink->volume.channels,
                                    [](pa_volume_t volume) { return volume == PA_VOLUME_MUTED; });
    answer->loudness = sink->mute || silent ? Loudness::muted : Loudness::heard;
}

/// Lets the loop work once; false: it has ended or the time is over.
bool turn(const MixerLibrary& library, pa_mainloop* loop, const QDeadlineTimer& deadline) {
    const qint64 leftMs = deadline.remainingTime();
    return leftMs > 0 && library.prepare(loop, static_cast<int>(leftMs) * 1000) >= 0 && library.poll(loop) >= 0 &&
           library.dispatch(loop) >= 0;
}

} // namespace

Loudness askLoudness(std::int64_t mostMs) {
    const MixerLibrary& library = MixerLibrary::instance();
    if (!library.isThere())
        return Loudness::unknown;
    const QDeadlineTimer deadline(mostMs);
    const std::unique_ptr<pa_mainloop, decltype(library.freeLoop)> loop(library.makeLoop(), library.freeLoop);
    const std::unique_ptr<pa_context, decltype(library.freeContext)> context(
        library.makeContext(library.api(loop.get()), "Pult"), library.freeContext);
    if (library.connect(context.get(), nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0)
        return Loudness::unknown;
    while (library.state(context.get()) != PA_CONTEXT_READY) {
        const bool lost = library.state(context.get()) == PA_CONTEXT_FAILED;
        if (lost || !turn(library, loop.get(), deadline))
            return Loudness::unknown;
    }
    Answer answer;
    pa_operation* asked = library.askSink(context.get(), "@DEFAULT_SINK@", &hear, &answer);
    while (asked && !answer.isOver && turn(library, loop.get(), deadline))
        continue;
    if (asked)
        library.freeOperation(asked);
    library.disconnect(context.get()); // nothing is told to `answer` any more
    return answer.loudness;
}

} // namespace pult::client
