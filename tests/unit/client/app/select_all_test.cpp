// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing all rows of a list of which the desk has loaded only the first page.
#include "client/kit/button.hpp"
#include "client/views/list/dialog_list_view.hpp"
#include "client/views/list/selection_bar.hpp"
#include "tests/support/inbox_scene.hpp"
#include "tests/support/printing.hpp"

#include <QTest>

#include <algorithm>

using namespace pult;
using namespace pult::client;
using namespace pult::support;

namespace {

constexpr int kPage = 100;

struct Scene : InboxScene {
    DialogListView* list = window.findChild<DialogListView*>();

    /// `total` unanswered ones, says the server; the first page of them is here.
    explicit Scene(int total) {
        link.features = {"counts"};
        link.start(200, true);
        wire::DialogCounted counted;
        counted.counts = {{"unanswered", total, total}};
        link.answer<wire::DialogCounts>(counted);
        emit window.folderRequested(Folder::unanswered);
        QTest::qWait(150);
        answerPage(0, kPage, true);
        list->setFocus();
    }
    /// The newest question of the list that is on the screen.
    std::deque<FakeLink::Asked>::reverse_iterator question() {
        return std::find_if(link.asked.rbegin(), link.asked.rend(), [](const FakeLink::Asked& asked) {
            if (asked.method != wire::DialogList::kMethod)
                return false;
            const auto request = *wire::decode<wire::DialogList>(asked.params);
            return request.filter && request.filter->unanswered == true;
        });
    }
    void answerPage(int first, int count, bool more) {
        wire::DialogPage page;
        for (int i = first; i < first + count; ++i)
            page.dialogs.push_back(waiting(aDialog(1000 + i), 10 + i));
        if (more)
            page.next = "c" + std::to_string(first + count);
        const auto found = question();
        REQUIRE(found != link.asked.rend());
        const FakeLink::Asked asked = *found;
        link.asked.erase(std::next(found).base());
        asked.done(*wire::parseJson(wire::encode(page)));
        QTest::qWait(10);
    }
    void choosePage() { QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier); }
    kit::Button* button(const QString& words) const {
        for (auto* each : window.findChild<SelectionBar*>()->findChildren<kit::Button*>())
            if (each->text() == words && each->isVisible())
                return each;
        return nullptr;
    }
};

} // namespace

TEST_CASE("select all: what is not loaded is loaded, and chosen once it is here", "[app]") {
    Scene scene(150);
    scene.choosePage();
    CHECK(scene.list->chosen().size() == kPage);
    auto* all = scene.button(QStringLiteral("Select all 150"));
    REQUIRE(all);
    all->click();
    QTest::qWait(10);
    CHECK(scene.button(QStringLiteral("Loading the rest…")));
    CHECK(scene.list->chosen().size() == kPage); // not some of them
    scene.answerPage(kPage, 50, false);
    CHECK(scene.list->chosen().size() == 150);
    CHECK_FALSE(scene.button(QStringLiteral("Select all 150")));
}

TEST_CASE("select all: Escape while the rest is on its way leaves nothing chosen", "[app]") {
    Scene scene(150);
    scene.choosePage();
    scene.choosePage();
    scene.list->clearChosen();
    QTest::qWait(10);
    scene.answerPage(kPage, 50, false);
    CHECK(scene.list->chosen().isEmpty());
}

TEST_CASE("select all: of more than a thousand the first thousand, and the button says so", "[app]") {
    Scene scene(1200);
    scene.choosePage();
    auto* all = scene.button(QStringLiteral("Select the first 1000 of 1200"));
    REQUIRE(all);
    all->click();
    for (int first = kPage; first < DialogListView::kMostChosen; first += kPage) {
        QTest::qWait(10);
        scene.answerPage(first, kPage, true);
    }
    CHECK(scene.list->chosen().size() == DialogListView::kMostChosen);
    CHECK_FALSE(all->isVisible());
}

TEST_CASE("select all: where nobody has counted the button names no number but the most", "[app]") {
    Scene scene(150);
    emit scene.window.filterRequested({{FilterKind::owner, {QStringLiteral("none")}}});
    scene.answerPage(0, kPage, true);
    scene.choosePage();
    CHECK(scene.list->chosen().size() == kPage);
    CHECK(scene.button(QStringLiteral("Select all, at most 1000")));
}
