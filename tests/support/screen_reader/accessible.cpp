// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen_reader/accessible.hpp"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QJsonArray>

#include <utility>

namespace pult::test {

namespace {

const QString kAccessible = QStringLiteral("org.a11y.atspi.Accessible");
constexpr int kPatienceMs = 5000;

/// Of AtspiStateType, by their numbers.
constexpr std::pair<unsigned, const char*> kStates[] = {
    {1, "active"},      {4, "checked"},   {8, "enabled"},    {11, "focusable"}, {12, "focused"}, {16, "modal"},
    {22, "selectable"}, {23, "selected"}, {24, "sensitive"}, {25, "showing"},   {30, "visible"},
};

} // namespace

Accessible::Accessible(QDBusConnection bus, QString program, QString path)
    : m_bus(std::move(bus)), m_program(std::move(program)), m_path(std::move(path)) {}

QDBusMessage Accessible::call(const char* method, const QString& interface, const QVariantList& values) const {
    auto message = QDBusMessage::createMethodCall(m_program, m_path, interface, QString::fromLatin1(method));
    message.setArguments(values);
    return m_bus.call(message, QDBus::Block, kPatienceMs);
}

QString Accessible::property(const char* name) const {
    const auto answer =
        call("Get", QStringLiteral("org.freedesktop.DBus.Properties"), {kAccessible, QString::fromLatin1(name)});
    return answer.arguments().value(0).value<QDBusVariant>().variant().toString();
}

QString Accessible::role() const {
    return call("GetRoleName", kAccessible).arguments().value(0).toString();
}

QStringList Accessible::states() const {
    const auto answer = call("GetState", kAccessible);
    const QVariant packed = answer.arguments().value(0);
    if (!packed.canConvert<QDBusArgument>())
        return {};
    const auto bits = qdbus_cast<QList<uint>>(packed);
    QStringList names;
    for (const auto& [number, name] : kStates)
        if (!bits.isEmpty() && (bits.first() >> number) & 1U)
            names.append(QString::fromLatin1(name));
    return names;
}

QList<Accessible> Accessible::children() const {
    const auto answer = call("GetChildren", kAccessible);
    const QVariant packed = answer.arguments().value(0);
    if (!packed.canConvert<QDBusArgument>())
        return {};
    QList<Accessible> found;
    const auto list = packed.value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString program;
        QDBusObjectPath path;
        list.beginStructure();
        list >> program >> path;
        list.endStructure();
        found.append(Accessible(m_bus, program, path.path()));
    }
    list.endArray();
    return found;
}

QJsonObject Accessible::about() const {
    return {{"path", m_path},
            {"role", role()},
            {"name", name()},
            {"description", property("Description")},
            {"states", QJsonArray::fromStringList(states())}};
}

QJsonObject Accessible::tree() const {
    QJsonObject all = about();
    QJsonArray below;
    for (const Accessible& child : children())
        below.append(child.tree());
    all["children"] = below;
    return all;
}

} // namespace pult::test
