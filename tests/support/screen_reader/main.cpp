// SPDX-License-Identifier: GPL-3.0-or-later
// screen_reader: what a screen reader sees and hears, by AT-SPI on the session bus.
//
// A line {"id": n} on standard input asks for all that can be seen now, {"id": n, "tree": {"path", "role", "name",
// "description", "states", "children"}} answers. What becomes focused, and notifications that are shown, come by
// themselves: {"focused": {...}} and {"said": {...}}, without the children.
#include "tests/support/screen_reader/accessible.hpp"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusReply>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <cstdio>
#include <iostream>
#include <string>

namespace {

using pult::test::Accessible;

void tell(const QJsonObject& what) {
    std::fputs(QJsonDocument(what).toJson(QJsonDocument::Compact).append('\n').constData(), stdout);
    std::fflush(stdout);
}

const QString kRegistry = QStringLiteral("org.a11y.atspi.Registry");

} // namespace

class Reader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Reader)
public:
    explicit Reader(const QDBusConnection& bus) : m_bus(bus) {}

    /// Programs tell only what somebody has asked for.
    bool listen() {
        for (const char* event : {"object:state-changed:focused", "object:state-changed:showing"}) {
            auto asks =
                QDBusMessage::createMethodCall(kRegistry, "/org/a11y/atspi/registry", kRegistry, "RegisterEvent");
            asks << QString::fromLatin1(event);
            const QDBusMessage answer = m_bus.call(asks);
            if (answer.type() == QDBusMessage::ErrorMessage) {
                std::fprintf(stderr, "screen_reader: %s\n", qPrintable(answer.errorMessage()));
                return false;
            }
        }
        return m_bus.connect({}, {}, "org.a11y.atspi.Event.Object", "StateChanged", this,
                             SLOT(onStateChanged(QDBusMessage)));
    }
    QJsonObject tree() const { return Accessible(m_bus, kRegistry, "/org/a11y/atspi/accessible/root").tree(); }

private slots:
    void onStateChanged(const QDBusMessage& signal) {
        const QString state = signal.arguments().value(0).toString();
        if (signal.arguments().value(1).toInt() != 1)
            return;
        const Accessible source(m_bus, signal.service(), signal.path());
        if (state == u"focused")
            tell({{"focused", source.about()}});
        else if (state == u"showing" && source.role() == u"notification")
            tell({{"said", source.about()}});
    }

private:
    QDBusConnection m_bus;
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto asks = QDBusMessage::createMethodCall("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress");
    const QDBusReply<QString> address = QDBusConnection::sessionBus().call(asks);
    if (!address.isValid()) {
        std::fprintf(stderr, "screen_reader: %s\n", qPrintable(address.error().message()));
        return 1;
    }
    Reader reader(QDBusConnection::connectToBus(address.value(), "accessibility"));
    if (!reader.listen())
        return 1;
    tell({{"ready", true}});
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        std::string line;
        if (!std::getline(std::cin, line))
            return QCoreApplication::quit();
        const QJsonObject order = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        tell({{"id", order["id"]}, {"tree", reader.tree()}});
    });
    return QCoreApplication::exec();
}

#include "main.moc"
