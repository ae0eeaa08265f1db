// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk_frames floor|client FOLDER: what a frame of the scrolled list costs in the process that draws it, as one
// JSON line. `client` is the client's own window, list, model and cache with 100,000 dialogs, without a network; the
// cache is made in FOLDER when it isn't there. `floor` is the bare window.
//
// A frame begins with a turn of the wheel (or a jump of the scroll bar) and ends when the window system has been given
// its pixels. What else comes meanwhile, e.g. rows from the cache, is in it.
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <random>
#include <vector>

#include "client/cache/disk_scope_cache.hpp"
#include "client/cache/key_file.hpp"
#include "client/cache/scope_database.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/models/dialog_list_model.hpp"
#include "client/models/folder_query.hpp"
#include "client/state/desk.hpp"
#include "client/views/inbox/dialog_list_view.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "tests/bench/desk_floor/window.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/wire_builders.hpp"

namespace {

using namespace pult;
using namespace pult::client;

constexpr int kDialogs = bench::kFloorRows;
constexpr int kPageRows = DialogListModel::kPage;
constexpr int kTurns = 600;
constexpr int kJumps = 200;
constexpr int kBetweenMs = 8;
constexpr int kPatienceMs = 60'000;
const std::string kServer = "https://bench.example";

/// Notices when a frame has been drawn and handed over.
class FrameWatch final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        const bool drawn = event->type() == QEvent::UpdateRequest;
        const bool answer = QApplication::notify(receiver, event);
        m_drawn = m_drawn || drawn;
        return answer;
    }
    /// Milliseconds from before `cause` to the end of the frame that it brings.
    template <class Cause>
    double frameMs(Cause cause) {
        processEvents();
        m_drawn = false;
        QElapsedTimer timer;
        timer.start();
        cause();
        while (!m_drawn && !timer.hasExpired(kPatienceMs))
            processEvents(QEventLoop::WaitForMoreEvents);
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    void rest(int ms) {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(ms))
            processEvents(QEventLoop::AllEvents, ms);
    }

private:
    bool m_drawn = false;
};

void turnWheel(QWidget* viewport) {
    const QPointF place = viewport->rect().center();
    QWheelEvent event(place, viewport->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(viewport, &event);
}

double atQuantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(static_cast<double>(values.size()) * part))];
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

wire::User me() {
    wire::User user;
    user.id = OperatorId{7};
    user.login = "anna";
    user.name = "Анна";
    return user;
}

wire::Dialog dialog(int number) {
    const auto words = bench::text(static_cast<std::size_t>(number));
    wire::Dialog made = support::waiting(support::aDialog(number), 1'000LL * number);
    made = support::with(std::move(made), support::aMessage(number, number, words));
    made.customer_name = bench::name(static_cast<std::size_t>(number));
    made.last_message->author.name = made.customer_name;
    return made;
}

/// The whole list of those without an answer, page after page as the server gives it.
void fill(ScopeDatabase& database) {
    wire::Channel channel;
    channel.id = ChannelId{1};
    channel.kind = wire::ChannelKind::webchat;
    channel.name = "Bench";
    database.begin();
    database.setAccount(me().login + "@" + kServer);
    database.apply(kept::Session{me(), "1", {kDialogs, "e"}, true});
    database.apply(kept::Channels{{channel}});
    const DialogQuery query = queryOf(Folder::unanswered, true);
    for (int page = 0; page < kDialogs / kPageRows; ++page) {
        kept::ListPage kept;
        kept.list = query.name();
        kept.after = page == 0 ? "" : std::to_string(page);
        for (int i = 1; i <= kPageRows; ++i)
            kept.dialogs.push_back(dialog(page * kPageRows + i));
        kept.upTo = sortKey(query.order, kept.dialogs.back());
        kept.next = std::to_string(page + 1);
        if (page + 1 == kDialogs / kPageRows)
            kept.upTo = std::nullopt, kept.next = std::nullopt;
        database.apply(kept);
    }
    database.commit();
}

std::unique_ptr<DiskScopeCache> openCache(const std::string& folder) {
    CacheKey key;
    key.fill(3);
    const std::string path = folder + "/scope.db";
    if (!std::filesystem::exists(path)) {
        ScopeDatabase database(path, *keyWithSalt(key, path + ".salt"));
        fill(database);
    }
    auto opened = DiskScopeCache::open(path, key);
    return opened ? std::move(opened->cache) : nullptr;
}

int measureFloor(FrameWatch& qt) {
    QApplication::setStyle(QStringLiteral("Fusion"));
    bench::FloorWindow window(kDialogs);
    window.show();
    measure(qt, window.list());
    return 0;
}

int measureClient(FrameWatch& qt, const std::string& folder) {
    const auto cache = openCache(folder);
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
    desk.setMe(me(), kServer);
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
