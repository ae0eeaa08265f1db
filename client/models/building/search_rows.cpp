// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/search_rows.hpp"

#include "client/models/building/customer_label.hpp"
#include "client/models/building/order_building.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"

#include <QCoreApplication>

#include <algorithm>

namespace pult::client {

namespace {

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Search)
};

/// So much stands before the first mark, for a line is short.
constexpr int kBeforeMark = 14;

QList<TextMark> marksOf(const std::vector<wire::MatchRange>& ranges) {
    QList<TextMark> marks;
    for (const wire::MatchRange& range : ranges)
        marks.append({range.at, range.length});
    return marks;
}

/// One line, of as many characters as before, so that marks stay where they are.
QString inOneLine(QString text) {
    for (QChar& c : text)
        if (c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    return text;
}

QString nameOf(const std::string& name) {
    return inOneLine(QString::fromStdString(name));
}

SearchRow heading(SearchGroup group, const QString& words) {
    SearchRow row;
    row.group = group;
    row.title = words;
    return row;
}

SearchRow more(SearchGroup group, const QString& words) {
    SearchRow row = heading(group, words);
    row.kind = SearchKind::more;
    return row;
}

QString channelKindOf(const Roster& roster, ChannelId id) {
    const auto channel = roster.channels.find(id);
    return channel == roster.channels.end() ? QString() : channelKindText(channel->second.kind);
}

SearchRow messageRow(const wire::MessageHit& hit, const Roster& roster) {
    SearchRow row;
    const bool note = hit.direction == wire::Direction::note;
    row.kind = note ? SearchKind::note : SearchKind::message;
    row.group = SearchGroup::messages;
    row.title = inOneLine(customerLabel(hit.customer_name, hit.customer_id));
    MarkedLine line = markedLine(hit);
    const QString lead = note ? SearchWords::tr("Note by %1: ", "found; a colleague").arg(nameOf(hit.author.name))
                         : hit.direction == wire::Direction::out
                             ? SearchWords::tr("%1: ", "found; who wrote it").arg(nameOf(hit.author.name))
                             : QString();
    for (TextMark& mark : line.marks)
        mark.start += static_cast<int>(lead.size());
    row.words = lead + (line.words.isEmpty() ? SearchWords::tr("no text", "found; a file or picture") : line.words);
    row.wordsMarks = line.marks;
    row.textMarks = marksOf(hit.matches);
    row.channelKind = channelKindOf(roster, hit.channel_id);
    row.customerId = hit.customer_id.value;
    row.atMs = hit.at.time_since_epoch().count();
    row.dialogId = hit.dialog_id.value;
    row.messageId = hit.message_id.value;
    return row;
}

SearchRow customerRow(const wire::CustomerHit& hit, const Roster& roster) {
    SearchRow row;
    row.kind = SearchKind::customer;
    row.group = SearchGroup::customers;
    row.title = hit.name.empty() ? customerLabel(hit.name, hit.customer_id) : nameOf(hit.name);
    row.titleMarks = marksOf(hit.matches);
    row.words = nameOf(hit.address.value_or(std::string()));
    row.customerId = hit.customer_id.value;
    if (hit.channel_id)
        row.channelKind = channelKindOf(roster, *hit.channel_id);
    if (hit.dialog_id)
        row.dialogId = hit.dialog_id->value;
    return row;
}

SearchRow orderRow(const wire::OrderHit& hit) {
    const OrderRow order = orderRows({hit.order}).front();
    SearchRow row;
    row.kind = SearchKind::order;
    row.group = SearchGroup::orders;
    row.title = order.number;
    row.words =
        QStringList{order.state, order.total, inOneLine(customerLabel(hit.customer_name, hit.order.customer_id))}.join(
            QStringLiteral(", "));
    row.customerId = hit.order.customer_id.value;
    row.atMs = order.atMs;
    if (hit.dialog_id)
        row.dialogId = hit.dialog_id->value;
    return row;
}

SearchRow templateRow(const wire::TemplateHit& hit) {
    SearchRow row;
    row.kind = SearchKind::template_;
    row.group = SearchGroup::templates;
    row.templateId = hit.template_id.value;
    row.title = nameOf(hit.title);
    if (!hit.shortcut.empty())
        row.title += QStringLiteral("  /") + nameOf(hit.shortcut);
    row.words = nameOf(hit.excerpt);
    row.wordsMarks = marksOf(hit.matches);
    return row;
}

} // namespace

MarkedLine markedLine(const wire::MessageHit& hit) {
    MarkedLine line;
    const QString excerpt = inOneLine(QString::fromStdString(hit.excerpt));
    const auto length = static_cast<int>(excerpt.size());
    const int first = hit.matches.empty() ? 0 : std::clamp(hit.matches.front().at - hit.excerpt_at, 0, length);
    int begin = 0;
    if (first > kBeforeMark) {
        const qsizetype space = excerpt.indexOf(u' ', first - kBeforeMark);
        begin = space >= 0 && space < first ? static_cast<int>(space) + 1 : first;
    }
    const bool isCutBefore = hit.excerpt_at + begin > 0;
    line.words = (isCutBefore ? QStringLiteral("…") : QString()) + excerpt.mid(begin) +
                 (hit.cut ? QStringLiteral("…") : QString());
    for (const wire::MatchRange& range : hit.matches) {
        const int start = range.at - hit.excerpt_at;
        if (start >= begin && start + range.length <= length)
            line.marks.append({start - begin + (isCutBefore ? 1 : 0), range.length});
    }
    return line;
}

QList<SearchRow> searchRows(const wire::SearchFound& found, const Roster& roster) {
    QList<SearchRow> rows;
    if (!found.customers.hits.empty()) {
        rows.append(heading(SearchGroup::customers, SearchWords::tr("Clients")));
        for (const wire::CustomerHit& hit : found.customers.hits)
            rows.append(customerRow(hit, roster));
        if (found.customers.next)
            rows.append(more(SearchGroup::customers, SearchWords::tr("More clients")));
    }
    if (found.orders) {
        rows.append(heading(SearchGroup::orders, SearchWords::tr("Orders")));
        for (const wire::OrderHit& hit : found.orders->hits)
            rows.append(orderRow(hit));
        if (found.orders->next)
            rows.append(more(SearchGroup::orders, SearchWords::tr("More orders")));
    }
    if (!found.messages.hits.empty() || found.messages.next) {
        rows.append(heading(SearchGroup::messages, SearchWords::tr("Messages and notes")));
        for (const wire::MessageHit& hit : found.messages.hits)
            rows.append(messageRow(hit, roster));
        if (found.messages.next)
            rows.append(more(SearchGroup::messages, SearchWords::tr("Older messages")));
    }
    if (!found.templates.hits.empty()) {
        rows.append(heading(SearchGroup::templates, SearchWords::tr("Templates")));
        for (const wire::TemplateHit& hit : found.templates.hits)
            rows.append(templateRow(hit));
        if (found.templates.next)
            rows.append(more(SearchGroup::templates, SearchWords::tr("More templates")));
    }
    return rows;
}

} // namespace pult::client
