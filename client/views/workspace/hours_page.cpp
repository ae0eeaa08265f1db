// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/views/workspace/hours_page.hpp"

#include "client/kit/field.hpp"
#include "client/kit/label.hpp"
#include "client/kit/time_words.hpp"
#include "client/models/workspace/calendar_items.hpp"

#include <QCompleter>
#include <QDate>
#include <QLocale>
#include <QTimeZone>
#include <QVBoxLayout>

namespace pult::client {

using kit::Field;
using kit::TimeWords;

namespace {

constexpr int kLongestHours = 200;
constexpr int kLongestDayName = 100;

QStringList everyZone() {
    QStringList zones;
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds())
        zones.append(QString::fromLatin1(zone));
    return zones;
}

/// What stands in the list: the tidy form where it can be read, else as it was written.
QString keptHours(const QString& written) {
    return tidyHours(written).value_or(written.trimmed());
}

QString tidyDate(const QString& written) {
    const QString text = written.trimmed();
    const QDate date = QDate::fromString(text, QStringLiteral("d.M.yyyy"));
    return date.isValid() ? date.toString(Qt::ISODate) : text;
}

/// As people write it; what is no date stays as it is.
QString writtenDate(const QString& iso) {
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? date.toString(QStringLiteral("dd.MM.yyyy")) : iso;
}

QString dayName(const WorkspaceItem& item, QLocale::FormatType format) {
    QString name = QLocale().standaloneDayName(item.name.toInt(), format);
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

void put(Field& field, const QString& text) {
    if (field.text() != text)
        field.input()->setText(text);
}

} // namespace

HoursPage::HoursPage(const kit::Theme& theme, kit::NowMs now, QWidget* parent)
    : ItemsPage(theme, Order::fixed, parent), m_now(std::move(now)),
      m_day(new kit::Label(theme, kit::TextStyle::title)), m_zone(new Field(theme, Field::Kind::plain)),
      m_date(new Field(theme, Field::Kind::plain)), m_name(new Field(theme, Field::Kind::plain)),
      m_hours(new Field(theme, Field::Kind::plain)),
      m_state(new kit::Label(theme, kit::TextStyle::small, kit::Token::textSecondary)) {
    setAccessibleName(tr("Working hours"));
    m_zone->setTitle(tr("Time zone"));
    auto* zones = new QCompleter(everyZone(), this);
    zones->setCaseSensitivity(Qt::CaseInsensitive);
    zones->setFilterMode(Qt::MatchContains);
    m_zone->input()->setCompleter(zones);
    m_date->setTitle(tr("Date"));
    m_name->setTitle(tr("What day it is"));
    m_name->input()->setMaxLength(kLongestDayName);
    m_hours->setTitle(tr("Open"));
    m_hours->input()->setMaxLength(kLongestHours);
    m_state->setWordWrap(true);
    form()->addWidget(m_day);
    for (Field* field : {m_zone, m_date, m_name, m_hours}) {
        form()->addWidget(field);
        connect(field->input(), &QLineEdit::textChanged, this, &HoursPage::write);
    }
    form()->addWidget(m_state);
    finish();
}

/// What is filled in goes into the draft.
void HoursPage::write() {
    WorkspaceItem item = chosen();
    switch (calendarLineOf(item)) {
    case CalendarLine::zone:
        item.text = m_zone->text().trimmed();
        break;
    case CalendarLine::date:
        if (item.isNew())
            item.name = tidyDate(m_date->text());
        item.values = {m_name->text().simplified()};
        [[fallthrough]];
    case CalendarLine::day:
        item.text = keptHours(m_hours->text());
        break;
    }
    keep(item);
    showTrouble();
    showNow();
}

void HoursPage::showItem(const WorkspaceItem* item) {
    const WorkspaceItem shown = item ? *item : WorkspaceItem{};
    const CalendarLine line = calendarLineOf(shown);
    m_day->setVisible(line == CalendarLine::day);
    m_zone->setVisible(line == CalendarLine::zone);
    m_date->setVisible(line == CalendarLine::date);
    m_date->input()->setEnabled(shown.isNew());
    m_name->setVisible(line == CalendarLine::date);
    m_hours->setVisible(line != CalendarLine::zone);
    if (line == CalendarLine::day)
        m_day->setText(dayName(shown, QLocale::LongFormat));
    if (line == CalendarLine::zone)
        put(*m_zone, shown.text);
    if (line == CalendarLine::date && tidyDate(m_date->text()) != shown.name)
        put(*m_date, writtenDate(shown.name));
    if (line == CalendarLine::date && m_name->text().simplified() != shown.values.value(0))
        put(*m_name, shown.values.value(0));
    if (line != CalendarLine::zone && keptHours(m_hours->text()) != shown.text)
        put(*m_hours, shown.text);
    showTrouble();
    showNow();
}

void HoursPage::showTrouble() {
    const WorkspaceItem item = chosen();
    const QString trouble = calendarTrouble(item);
    const auto remark = trouble.isEmpty() ? Field::Remark::none : Field::Remark::problem;
    const bool dateIsWrong = calendarLineOf(item) == CalendarLine::date && !trouble.isEmpty() && tidyHours(item.text);
    m_zone->setRemark(remark, trouble);
    m_date->setRemark(dateIsWrong ? remark : Field::Remark::none, dateIsWrong ? trouble : QString());
    if (!trouble.isEmpty() && !dateIsWrong)
        m_hours->setRemark(remark, trouble);
    else
        m_hours->setRemark(Field::Remark::hint, tr("Like 9:00–13:00, 14:00–18:00; nothing: closed"));
}

void HoursPage::showNow() {
    if (const QString trouble = calendarTrouble(draft().items()); !trouble.isEmpty())
        return m_state->setText({});
    const WaitClock clock = clockOf(draft().items());
    const std::int64_t now = m_now();
    const std::int64_t change = clock.changesMs(now);
    const QString when = TimeWords::inSentence(change, now);
    m_state->setText(change == 0         ? tr("Open at any hour")
                     : clock.stands(now) ? tr("Closed now. Work begins: %1", "a moment").arg(when)
                                         : tr("Open now. Work ends: %1", "a moment").arg(when));
}

QString HoursPage::hoursWords(const WorkspaceItem& item) const {
    return item.text.isEmpty() ? tr("closed", "hours of a day") : item.text;
}

QString HoursPage::shownName(const WorkspaceItem& item) const {
    switch (calendarLineOf(item)) {
    case CalendarLine::zone:
        return item.text.isEmpty() ? tr("Time zone") : tr("Zone: %1", "of the working hours").arg(item.text);
    case CalendarLine::day:
        return tr("%1  %2", "day of the week, its hours").arg(dayName(item, QLocale::ShortFormat), hoursWords(item));
    case CalendarLine::date:
        break;
    }
    return item.name.isEmpty() ? QString()
                               : tr("%1  %2", "date, its hours").arg(writtenDate(item.name), hoursWords(item));
}

bool HoursPage::mayRemove(const WorkspaceItem& item) const {
    return calendarLineOf(item) == CalendarLine::date;
}

QString HoursPage::compared(const WorkspaceItem& theirs) const {
    return hoursWords(theirs);
}

void HoursPage::focusName() {
    m_date->input()->setFocus();
}

} // namespace pult::client
