// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk_frames floor|client FOLDER: what a frame of the scrolled list costs in the process that draws it, as one
// JSON line. `client` is the client's own window, list, model and cache with 100,000 dialogs, without a network; the
// cache is made in FOLDER when it isn't there. `floor` is the bare window.
//
// A frame begins with a turn of the wheel (or a jump of the scroll bar) and ends when the window system has been given
// its pixels. What else comes meanwhile, e.g. rows from the cache, is in it.
#include <QApplication>
#include <QScrollBar>
#include <QWheelEvent>

#include <cstdio>
#include <random>
#include <vector>

#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/models/list/dialog_list_model.hpp"
#include "client/models/list/folder_query.hpp"
#include "client/state/desk.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "tests/bench/desk_floor/window.hpp"
#include "tests/bench/desk_frames/frame_watch.hpp"
#include "tests/bench/desk_frames/kept_desk.hpp"
#include "tests/support/fake_link.hpp"

namespace {

using namespace pult;
using namespace pult::client;
using bench::atQuantile;
using bench::FrameWatch;
using bench::kPatienceMs;

constexpr int kDialogs = bench::kFloorRows;
constexpr int kTurns = 600;
constexpr int kJumps = 200;
constexpr int kBetweenMs = 8;

void turnWheel(QWidget* viewport) {
    const QPointF place = viewport->rect().center();
    QWheelEvent event(place, viewport->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(viewport, &event);
}

void measure(FrameWatch& qt, QListView& list) {
    qt.rest(500);
    std::vector<double> turns;
    for (int i = 0; i < kTurns; ++i) {
        turns.push_back(qt.frameMs([&] { turnWheel(list.viewport()); }));
        qt.rest(kBetweenMs);
    }
    std::vector<double> jumps;
    std::mt19937 random(7);
    QScrollBar* bar = list.verticalScrollBar();
    std::uniform_int_distribution<int> places(0, bar->maximum());
    for (int i = 0; i < kJumps; ++i) {
        const int place = places(random);
        jumps.push_back(qt.frameMs([&] { bar->setValue(place); }));
        qt.rest(kBetweenMs);
    }
    std::printf("{\"rows\":%d,\"turn_p50_ms\":%.3f,\"turn_p95_ms\":%.3f,\"turn_most_ms\":%.3f,"
                "\"jump_p50_ms\":%.3f,\"jump_p95_ms\":%.3f}\n",
                list.model()->rowCount(), atQuantile(turns, 0.5), atQuantile(turns, 0.95), atQuantile(turns, 1),
                atQuantile(jumps, 0.5), atQuantile(jumps, 0.95));
}

int measureFloor(FrameWatch& qt) {
    QApplication::setStyle(QStringLiteral("Fusion"));
    bench::FloorWindow window(kDialogs);
    window.show();
    measure(qt, window.list());
    return 0;
}

int measureClient(FrameWatch& qt, const std::string& folder) {
    const auto cache = bench::openKeptDesk(folder);
    if (!cache) {
        std::fputs("the cache can't be opened\n", stderr);
        return 1;
    }
    kit::Theme theme(kit::Scheme::light, 100);
    theme.dress(qt);
    kit::Language language;
    language.set(QStringLiteral("ru"));
    SystemClock clock;
    support::FakeLink link;
    MemoryVault vault;
    Desk desk(link, vault, *cache, clock);
    desk.setMe(bench::keptOperator(), bench::kServer);
    DialogListModel model(desk, queryOf(Folder::unanswered, true));
    model.loadUpTo(kDialogs);
    QElapsedTimer timer;
    timer.start();
    while (!model.isComplete() && !timer.hasExpired(kPatienceMs))
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    InboxWindow window(theme, kit::systemNowMs);
    window.setFolder(Folder::unanswered);
    window.setDialogs(&model);
    window.show();
    measure(qt, *window.findChild<DialogListView*>());
    window.setDialogs(nullptr);
    return model.isComplete() ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    FrameWatch qt(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.value(1) == u"floor")
        return measureFloor(qt);
    if (arguments.value(1) == u"client" && arguments.size() == 3)
        return measureClient(qt, arguments[2].toStdString());
    std::fputs("bench_desk_frames floor|client FOLDER\n", stderr);
    return 2;
}
