// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk_search FOLDER: from a key in the search to what was found drawn, without a network, in the process that
// draws it, as one JSON line. The client's own window, search and cache, which is made in FOLDER when it isn't there.
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <cstdio>

#include "client/app/desk/search_desk.hpp"
#include "client/kit/language.hpp"
#include "client/kit/theme.hpp"
#include "client/models/list/dialog_list_model.hpp"
#include "client/models/list/folder_query.hpp"
#include "client/state/desk.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/list/search_pane.hpp"
#include "tests/bench/desk_frames/frame_watch.hpp"
#include "tests/bench/desk_frames/kept_desk.hpp"
#include "tests/support/fake_link.hpp"

namespace {

using namespace pult;
using namespace pult::client;
using bench::atQuantile;
using bench::FrameWatch;

constexpr int kRounds = 20;
constexpr int kBetweenMs = 20;
/// A word that many messages have, one that none has, a name, a name with a slip, two words, the number of an order.
constexpr const char* kTyped[] = {"доставка", "самовар", "смирнова", "смирнрва", "заказ номер", "иван 55"};

void typeLetter(QWidget* field, QChar letter) {
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, letter);
    QApplication::sendEvent(field, &press);
}

int measure(FrameWatch& qt, SearchPane& pane) {
    std::vector<double> keys;
    const auto isAnswered = [&] {
        const SearchState state = pane.view().state;
        return (state == SearchState::found || state == SearchState::nothing) &&
               pane.view().typed == pane.field()->text().trimmed();
    };
    for (int round = 0; round < kRounds; ++round)
        for (const char* typed : kTyped) {
            pane.field()->clear();
            qt.rest(kBetweenMs);
            for (const QChar letter : QString::fromUtf8(typed)) {
                keys.push_back(qt.drawnMs([&] { typeLetter(pane.field(), letter); }, isAnswered));
                qt.rest(kBetweenMs);
            }
        }
    std::printf("{\"keys\":%zu,\"key_p50_ms\":%.3f,\"key_p95_ms\":%.3f,\"key_most_ms\":%.3f}\n", keys.size(),
                atQuantile(keys, 0.5), atQuantile(keys, 0.95), atQuantile(keys, 1));
    return 0;
}

int run(FrameWatch& qt, const std::string& folder) {
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
    InboxWindow window(theme, kit::systemNowMs);
    const SearchDesk search(desk, window, nullptr);
    window.setFolder(Folder::unanswered);
    window.setDialogs(&model);
    window.show();
    window.search()->field()->setFocus();
    qt.rest(500);
    const int done = measure(qt, *window.search());
    window.setDialogs(nullptr);
    return done;
}

} // namespace

int main(int argc, char** argv) {
    FrameWatch qt(argc, argv);
    if (QApplication::arguments().size() == 2)
        return run(qt, QApplication::arguments()[1].toStdString());
    std::fputs("bench_desk_search FOLDER\n", stderr);
    return 2;
}
