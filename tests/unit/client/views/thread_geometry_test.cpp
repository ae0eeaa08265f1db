// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/thread/thread_geometry.hpp"
#include "client/views/thread/thread_selection.hpp"

#include <catch2/catch.hpp>

using namespace pult::client;

namespace {
ThreadGeometry tenOf(int height) {
    ThreadGeometry geometry;
    geometry.insert(0, std::vector<int>(10, height));
    return geometry;
}
} // namespace

TEST_CASE("thread geometry: tops add up and points find their strip", "[views]") {
    ThreadGeometry geometry = tenOf(100);
    CHECK(geometry.total() == 1000);
    CHECK(geometry.top(3) == 300);
    CHECK(geometry.rowAt(299) == 2);
    CHECK(geometry.rowAt(300) == 3);
    CHECK(geometry.rowAt(-5) == 0);
    CHECK(geometry.rowAt(5000) == 9);
    CHECK(geometry.setExact(0, 150) == 50);
    CHECK(geometry.top(3) == 350);
    CHECK(geometry.isExact(0));
    CHECK_FALSE(geometry.isExact(1));
    geometry.remove(0, 2);
    CHECK(geometry.total() == 800);
    CHECK(ThreadGeometry().rowAt(0) == -1);
}

TEST_CASE("thread anchor: what is above the view may come, go and grow without moving it", "[views]") {
    ThreadGeometry geometry = tenOf(100);
    ThreadAnchor anchor = anchorAt(geometry, 430, 200);
    CHECK(anchor.row == 4);
    CHECK(anchor.offset == 30);
    geometry.insert(0, std::vector<int>(5, 40));
    anchor.rowsInserted(0, 5);
    CHECK(scrollOf(geometry, anchor, 200) == 630);
    geometry.setExact(1, 90);
    CHECK(scrollOf(geometry, anchor, 200) == 680);
    geometry.remove(0, 5);
    anchor.rowsRemoved(0, 5, geometry.count());
    CHECK(scrollOf(geometry, anchor, 200) == 430);
}

TEST_CASE("thread anchor: the end stays the end, a place above it stays a place", "[views]") {
    ThreadGeometry geometry = tenOf(100);
    ThreadAnchor end = anchorAt(geometry, 800, 200);
    CHECK(end.atEnd());
    ThreadAnchor above = anchorAt(geometry, 799, 200);
    CHECK_FALSE(above.atEnd());
    geometry.insert(10, std::vector<int>{100});
    end.rowsInserted(10, 1);
    above.rowsInserted(10, 1);
    CHECK(scrollOf(geometry, end, 200) == 900);
    CHECK(scrollOf(geometry, above, 200) == 799);
}

TEST_CASE("thread anchor: a removed row hands over to the next one", "[views]") {
    ThreadGeometry geometry = tenOf(100);
    ThreadAnchor anchor = anchorAt(geometry, 430, 200);
    geometry.remove(3, 3);
    anchor.rowsRemoved(3, 3, geometry.count());
    CHECK(anchor.row == 3);
    CHECK(anchor.offset == 0);
    geometry.remove(3, 4);
    anchor.rowsRemoved(3, 4, geometry.count());
    CHECK(anchor.atEnd());
}

TEST_CASE("thread selection: marked text keeps to its messages when others come and go", "[views]") {
    ThreadSelection selection;
    selection.start({4, 7});
    selection.extend({2, 3});
    CHECK(selection.within(2, 10) == std::pair(3, 10));
    CHECK(selection.within(3, 5) == std::pair(0, 5));
    CHECK(selection.within(4, 10) == std::pair(0, 7));
    CHECK(selection.within(5, 10) == std::pair(0, 0));
    selection.rowsInserted(0, 10);
    CHECK(selection.first() == ThreadCaret{12, 3});
    selection.rowsRemoved(0, 10);
    CHECK(selection.first() == ThreadCaret{2, 3});
    selection.rowsRemoved(4, 1);
    CHECK(selection.isEmpty());
}
