// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/button.hpp"
#include "client/kit/theme.hpp"
#include "client/views/card/card_pane.hpp"

#include <QLineEdit>
#include <QTest>

/// A client's card in a pane of its own.
namespace pult::support {

inline constexpr std::int64_t kNoon = 1'778'587'200'000;

inline client::CustomerCard aCard() {
    client::CustomerCard card;
    card.id = 6;
    card.name = QStringLiteral("Ivan Petrov");
    card.contacts = {{QStringLiteral("whatsapp"), QStringLiteral("+7 921 12 21"), true}};
    card.mayEdit = true;
    card.fields = {
        {QStringLiteral("city"), QStringLiteral("City"), client::FieldType::text, QStringLiteral("Tver"), {}},
        {QStringLiteral("size"), QStringLiteral("Size"), client::FieldType::number, {}, {}}};
    card.tags = {QStringLiteral("family"), QStringLiteral("lake")};
    card.notes = {{1, QStringLiteral("Maria"), QStringLiteral("No feathers"), kNoon, true}};
    card.dialogs = {
        {5, QStringLiteral("whatsapp"), QStringLiteral("Anna"), QStringLiteral("And firewood?"), kNoon, false},
        {4, QStringLiteral("vk"), QStringLiteral("Igor"), QStringLiteral("Prices"), kNoon - 1000, true}};
    card.openDialogId = 5;
    return card;
}

struct CardScene {
    kit::Theme theme;
    client::CardPane pane{theme, [] { return kNoon; }};

    CardScene() {
        pane.resize(320, 800);
        pane.setCard(aCard());
        pane.show();
        QTest::qWait(10);
    }
    template <class T>
    T* part(const char* name) const {
        return pane.findChild<T*>(QString::fromLatin1(name));
    }
    /// The field in its editor.
    QLineEdit* edit(const char* key) const {
        part<kit::Button>(qPrintable(QStringLiteral("field-") + QLatin1String(key)))->click();
        return editor(key);
    }
    QLineEdit* editor(const char* key) const {
        const QString name = QStringLiteral("field-editor-") + QLatin1String(key);
        (void)QTest::qWaitFor([&] { return pane.findChild<QLineEdit*>(name) != nullptr; }, 1000);
        return pane.findChild<QLineEdit*>(name);
    }
    bool isClosed(const char* key) const {
        const QString name = QStringLiteral("field-editor-") + QLatin1String(key);
        return QTest::qWaitFor([&] { return !pane.findChild<QLineEdit*>(name); }, 1000);
    }
};

} // namespace pult::support
