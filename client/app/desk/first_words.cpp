// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/first_words.hpp"

#include <QPointer>
#include <QUuid>

#include <algorithm>

#include "client/models/building/customer_label.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/templates/template_rows.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/composer/first_message.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "shared/domain/capabilities.hpp"

namespace pult::client {

FirstWords::FirstWords(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window) {
    connect(&window, &InboxWindow::writeFirstRequested, this,
            [this](qint64 customer, qint64 identity, const QString& prefilled) {
                ask(CustomerId{customer}, IdentityId{identity}, prefilled);
            });
    connect(window.pane(), &ThreadPane::firstTemplateChosen, this,
            [this](qint64 id, const QHash<QString, QString>& values) { beginWithTemplate(TemplateId{id}, values); });
}

void FirstWords::ask(CustomerId customer, IdentityId identity, const QString& prefilled) {
    const wire::CustomerDetails* details = m_desk.customer(customer);
    if (!details)
        return;
    const auto& identities = details->customer.identities;
    const auto to =
        std::find_if(identities.begin(), identities.end(), [&](const auto& each) { return each.id == identity; });
    if (to == identities.end())
        return;
    if (takesWords(*to))
        askForText(details->customer, *to, prefilled);
    else
        askForTemplate(details->customer, *to);
}

/// A messenger with a time to answer takes them as long as that of his last dialog isn't over.
bool FirstWords::takesWords(const wire::Identity& to) const {
    const wire::Channel* channel = m_desk.roster().channel(to.channel_id);
    if (!channel || !domain::capabilitiesOf(channel->kind).window)
        return true;
    bool isOpen = false;
    m_desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.thread_id.value == to.id.value && dialog.window_ends_at)
            isOpen = isOpen || dialog.window_ends_at->time_since_epoch().count() > m_desk.nowMs();
    });
    return isOpen;
}

void FirstWords::askForText(const wire::Customer& customer, const wire::Identity& to, const QString& prefilled) {
    const wire::Channel* channel = m_desk.roster().channel(to.channel_id);
    const auto kind = channel ? channel->kind : wire::ChannelKind::unknown;
    FirstMessage* form = m_window.openFirstMessage(
        {customerLabel(customer.name, customer.id), channelKindText(kind), contactLabel(kind, to)});
    form->setText(prefilled);
    wire::DialogStart request;
    request.identity_id = to.id;
    request.client_id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    // Sent again after a lost connection it is the same message still.
    connect(form, &FirstMessage::sendRequested, this,
            [this, request, form = QPointer<FirstMessage>(form)](const QString& text) mutable {
                const std::string words = text.toStdString();
                if (request.text && *request.text != words)
                    request.client_id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
                request.text = words;
                m_desk.startDialog(request, this, [this, form](const Result<DialogId>& answer) {
                    if (answer) {
                        if (form)
                            form->close();
                        emit begun(*answer);
                    } else if (form) {
                        form->showProblem(refusalWords(answer.error()));
                    } else {
                        emit announced(refusalWords(answer.error()));
                    }
                });
            });
}

void FirstWords::askForTemplate(const wire::Customer& customer, const wire::Identity& to) {
    wire::Dialog meant; // what the texts are filled for; there is none yet
    meant.channel_id = to.channel_id;
    meant.customer_id = customer.id;
    meant.customer_name = customer.name;
    meant.window_ends_at = Time{};
    QList<TemplateRow> rows = templateRows(m_desk, meant);
    rows.removeIf([](const TemplateRow& row) { return !row.approved; });
    if (rows.isEmpty())
        return emit announced(tr("This channel has no approved templates to begin a conversation with"));
    m_asked = to.id;
    m_window.pane()->offerFirst(rows, templateContext(m_desk, meant));
}

void FirstWords::beginWithTemplate(TemplateId id, const QHash<QString, QString>& values) {
    wire::DialogStart request;
    request.identity_id = m_asked;
    request.client_id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    auto& use = request.template_.emplace();
    use.id = id;
    auto& parameters = use.parameters.emplace();
    for (auto each = values.begin(); each != values.end(); ++each)
        parameters[each.key().toStdString()] = each.value().toStdString();
    m_desk.startDialog(request, this, [this](const Result<DialogId>& answer) {
        if (answer)
            emit begun(*answer);
        else
            emit announced(refusalWords(answer.error()));
    });
}

} // namespace pult::client
