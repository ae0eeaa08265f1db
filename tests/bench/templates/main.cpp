// SPDX-License-Identifier: GPL-3.0-or-later
// bench_templates: how long a key in the template picker takes with 2,000 templates, from the key to the search's
// result, and to the picker drawn anew; and how long the palette of commands takes to open with them. Prints one JSON
// line; needs no screen (QT_QPA_PLATFORM=offscreen).
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include "client/kit/theme.hpp"
#include "client/views/inbox/command_palette.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "client/views/templates/template_picker.hpp"
#include "tests/bench/texts.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using pult::client::TemplateRow;

constexpr int kTemplates = 2'000;
constexpr int kRounds = 20;
constexpr std::size_t kPeople = 1'000;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size()))) - 1];
}

QString sentence(std::size_t number) {
    return QString::fromStdString(pult::bench::text(number));
}

QList<TemplateRow> templates() {
    QList<TemplateRow> rows;
    rows.reserve(kTemplates);
    for (int i = 0; i < kTemplates; ++i) {
        const auto number = static_cast<std::size_t>(i);
        TemplateRow row;
        row.id = i + 1;
        row.title = sentence(number).left(30);
        row.shortcut = row.title.section(u' ', 0, 0).toLower() + QString::number(i);
        row.folder = QStringLiteral("Folder %1").arg(i % 12);
        row.text = row.whole = sentence(number + 5'000) + u' ' + sentence(number + 9'000) + QStringLiteral(" {?date}");
        row.uses = (i * 37) % 500;
        rows.append(row);
    }
    return rows;
}

/// From the key to the palette of commands drawn, with those templates and a thousand people in it.
std::vector<double> openPalette(pult::kit::Theme& theme) {
    pult::client::InboxWindow window(theme, pult::kit::systemNowMs);
    window.pane()->templates()->setTemplates(templates());
    window.setPeople([] {
        QList<pult::client::Command> people;
        for (std::size_t i = 0; i < kPeople; ++i)
            people.append({.id = QString::number(i), .words = QString::fromStdString(pult::bench::name(i))});
        return people;
    });
    window.show();
    QCoreApplication::processEvents();
    auto* palette = window.findChild<pult::client::CommandPalette*>();
    QAction* key = nullptr;
    for (QAction* action : window.actions())
        if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_K))
            key = action;
    std::vector<double> opened;
    for (int round = 0; key && round < kRounds; ++round) {
        const auto begin = Clock::now();
        key->trigger();
        QCoreApplication::processEvents();
        palette->grab();
        opened.push_back(millisecondsSince(begin));
        key->trigger(); // away with it
        QCoreApplication::processEvents();
    }
    return opened;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    pult::kit::Theme theme;
    QWidget window;
    window.resize(900, 700);
    pult::client::TemplatePicker picker(theme, &window);
    picker.setTemplates(templates());
    picker.setContext(1, {QStringLiteral("Ivan"), QStringLiteral("whatsapp"), {}, false});
    picker.placeAbove(QRect(0, 500, 900, 200), 56);
    window.show();
    picker.open({});
    QCoreApplication::processEvents();

    pult::client::TemplateSearch search;
    search.setTemplates(templates());
    std::vector<double> searched;
    std::vector<double> shown;
    auto* field = picker.findChild<QLineEdit*>();
    const QStringList typed = {QString::fromUtf8("доставка"), QString::fromUtf8("где заказ"), QStringLiteral("order"),
                               QStringLiteral("ghbdtn"), QString::fromUtf8("щщщ")};
    for (int round = 0; round < kRounds; ++round) {
        for (const QString& query : typed) {
            for (qsizetype length = 1; length <= query.size(); ++length) {
                auto begin = Clock::now();
                search.find(query.left(length));
                searched.push_back(millisecondsSince(begin));
                begin = Clock::now();
                QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, query.mid(length - 1, 1));
                QCoreApplication::sendEvent(field, &key);
                QCoreApplication::processEvents();
                picker.grab();
                shown.push_back(millisecondsSince(begin));
            }
            field->clear();
            QCoreApplication::processEvents();
        }
    }
    const std::vector<double> opened = openPalette(theme);
    std::printf("{\"bench\":\"templates\",\"templates\":%d,\"keys\":%zu,\"search_p50_ms\":%.2f,\"search_p99_ms\":%.2f,"
                "\"shown_p50_ms\":%.2f,\"shown_p99_ms\":%.2f,\"palette_open_p50_ms\":%.2f,"
                "\"palette_open_p99_ms\":%.2f}\n",
                kTemplates, shown.size(), quantile(searched, 0.5), quantile(searched, 0.99), quantile(shown, 0.5),
                quantile(shown, 0.99), quantile(opened, 0.5), quantile(opened, 0.99));
}
