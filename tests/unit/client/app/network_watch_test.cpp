// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/system/network_watch.hpp"
#include "tests/support/fake_link.hpp"
#include "tests/support/wait_until.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QProcess>
#include <QThread>

#include <catch2/catch.hpp>

using namespace pult;
using namespace pult::client;
using namespace pult::support;
using Reachability = QNetworkInformation::Reachability;

namespace {

const QString kManager = QStringLiteral("org.freedesktop.NetworkManager");
const QString kManagerPath = QStringLiteral("/org/freedesktop/NetworkManager");

/// Answers for NetworkManager as its D-Bus documentation says, NM_STATE_DISCONNECTED at first.
class FakeManager final : public QDBusVirtualObject {
public:
    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        return message.member() == u"GetAll" && bus.send(message.createReply(m_properties));
    }
    void tell(const QDBusConnection& bus, uint state, uint connectivity) {
        const QVariantMap changed{{QStringLiteral("State"), state}, {QStringLiteral("Connectivity"), connectivity}};
        m_properties.insert(changed);
        QDBusMessage signal = QDBusMessage::createSignal(
            kManagerPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"));
        signal << kManager << changed << QStringList();
        bus.send(signal);
    }

private:
    QVariantMap m_properties{{QStringLiteral("State"), 20u}, {QStringLiteral("Connectivity"), 1u}};
};

/// A system bus of its own with the manager on it, who lives on another thread: he is asked and waited for.
struct SystemBus {
    SystemBus() {
        daemon.start(QStringLiteral("dbus-daemon"),
                     {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        REQUIRE(daemon.waitForReadyRead());
        const QByteArray address = daemon.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        bus = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("manager"));
        thread.start();
        manager.moveToThread(&thread);
        REQUIRE(bus.registerVirtualObject(kManagerPath, &manager));
        REQUIRE(bus.registerService(kManager));
    }
    ~SystemBus() {
        thread.quit();
        thread.wait();
        QDBusConnection::disconnectFromBus(QStringLiteral("manager"));
        daemon.kill();
        daemon.waitForFinished();
    }
    void tell(uint state, uint connectivity) {
        QMetaObject::invokeMethod(&manager, [=, this] { manager.tell(bus, state, connectivity); });
    }

    QProcess daemon;
    QDBusConnection bus{QString()};
    QThread thread;
    FakeManager manager;
};

} // namespace

TEST_CASE("network watch: with a network again the link tries soon, once", "[app]") {
    FakeLink link;
    link.goOffline();
    NetworkWatch watch(link);
    watch.onReachability(Reachability::Disconnected);
    watch.onReachability(Reachability::Local);
    watch.onReachability(Reachability::Site);
    watch.onReachability(Reachability::Online);
    REQUIRE(waitUntil([&] { return link.reconnects > 0; }));
    SECTION("less of it is no reason") {
        watch.onReachability(Reachability::Site);
        watch.onReachability(Reachability::Disconnected);
    }
    SECTION("and none with a connection that stands") {
        watch.onReachability(Reachability::Disconnected);
        link.goOnline();
        watch.onReachability(Reachability::Online);
    }
    REQUIRE(waitUntil([&] { return !watch.isDue(); }));
    runQueued();
    CHECK(link.reconnects == 1);
}

TEST_CASE("network watch: NetworkManager says when there is a network", "[app]") {
    SystemBus system;
    FakeLink link;
    link.goOffline();
    NetworkWatch watch(link);
    watch.settle(std::chrono::milliseconds{0});
    REQUIRE(waitUntil([&] { return QNetworkInformation::instance() != nullptr; }));
    CHECK(QNetworkInformation::instance()->reachability() == Reachability::Disconnected);
    system.tell(60, 3); // NM_STATE_CONNECTED_SITE, a portal in between
    REQUIRE(waitUntil([&] { return link.reconnects == 1; }));
    system.tell(20, 1);
    REQUIRE(waitUntil([&] { return QNetworkInformation::instance()->reachability() == Reachability::Disconnected; }));
    system.tell(70, 4); // NM_STATE_CONNECTED_GLOBAL
    REQUIRE(waitUntil([&] { return link.reconnects == 2; }));
}
