// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QFile>
#include <QSignalSpy>
#include <QTimer>

#include <map>

#include "client/cache/key_file.hpp"
#include "client/cache/key_keeper.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace pult;
using namespace pult::client;
using pult::support::TemporaryFolder;

namespace {

/// Answers at once, later or never.
class FakeRing final : public KeyRing {
public:
    std::map<QString, QByteArray> entries;
    bool reachable = true;
    bool silent = false;
    bool forgets = false; ///< says it took a secret and did not
    int reads = 0;

    void read(const QString& entry, Read done) override {
        ++reads;
        if (silent)
            return;
        const auto found = entries.find(entry);
        const Answer answer = !reachable               ? Answer::unreachable
                              : found == entries.end() ? Answer::absent
                                                       : Answer::found;
        QTimer::singleShot(0, [answer, secret = answer == Answer::found ? found->second : QByteArray(), done] {
            done(answer, secret);
        });
    }
    void write(const QString& entry, const QByteArray& secret, Written done) override {
        if (reachable && !forgets)
            entries[entry] = secret;
        done(reachable);
    }
};

struct Scene {
    TemporaryFolder folder;
    FakeRing ring;

    QString keyFile() const { return QString::fromStdString(folder / "vault.key"); }
    KeyKeeper::Start start() {
        KeyKeeper keeper(ring, keyFile());
        const auto started = keeper.start();
        REQUIRE(started);
        return *started;
    }
    /// True: the key is in the ring now.
    bool move() {
        KeyKeeper keeper(ring, keyFile());
        QSignalSpy moved(&keeper, &KeyKeeper::moved);
        QSignalSpy stayed(&keeper, &KeyKeeper::stayed);
        keeper.moveIntoRing();
        if (moved.count() + stayed.count() == 0)
            REQUIRE((moved.wait(1000) || stayed.count() > 0));
        return moved.count() > 0;
    }
};

} // namespace

TEST_CASE("key keeper: a new key is there at once and moves into the ring "
          "later, without a change") {
    Scene scene;
    const auto first = scene.start();
    CHECK(first.found == KeyKeeper::Found::key);
    CHECK(scene.ring.reads == 0);
    REQUIRE(scene.move());
    CHECK_FALSE(QFile::exists(scene.keyFile()));
    const auto second = scene.start();
    CHECK(second.found == KeyKeeper::Found::key);
    CHECK(second.key == first.key);
}

TEST_CASE("key keeper: without a ring, or with one that forgets, the key stays "
          "in its file") {
    Scene scene;
    const auto first = scene.start();
    SECTION("no ring") {
        scene.ring.reachable = false;
    }
    SECTION("it forgets") {
        scene.ring.forgets = true;
    }
    CHECK_FALSE(scene.move());
    CHECK(QFile::exists(scene.keyFile()));
    CHECK(scene.start().key == first.key);
}

TEST_CASE("key keeper: a move that was cut off is done again, with nothing lost") {
    Scene scene;
    const auto first = scene.start();
    const QByteArray key(reinterpret_cast<const char*>(first.key.data()), static_cast<qsizetype>(first.key.size()));
    REQUIRE(scene.move());
    QFile file(scene.keyFile()); // the marker was written, the file not yet removed
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(key);
    file.close();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    scene.ring.entries.clear();
    CHECK(scene.start().key == first.key);
    REQUIRE(scene.move());
    CHECK(scene.start().key == first.key);
}

TEST_CASE("key keeper: a ring that lost the key leads to a new one, said so") {
    Scene scene;
    const auto first = scene.start();
    REQUIRE(scene.move());
    scene.ring.entries.clear();
    const auto second = scene.start();
    CHECK(second.found == KeyKeeper::Found::newKey);
    CHECK(second.key != first.key);
    CHECK(scene.start().found == KeyKeeper::Found::key);
}

TEST_CASE("key keeper: a ring out of reach or silent leaves everything as it is") {
    Scene scene;
    const auto first = scene.start();
    REQUIRE(scene.move());
    SECTION("out of reach") {
        scene.ring.reachable = false;
    }
    SECTION("silent") {
        scene.ring.silent = true;
    }
    CHECK(scene.start().found == KeyKeeper::Found::unreachable);
    CHECK_FALSE(QFile::exists(scene.keyFile()));
    scene.ring.reachable = true;
    scene.ring.silent = false;
    CHECK(scene.start().key == first.key);
}
