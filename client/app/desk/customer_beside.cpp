// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/app/desk/customer_beside.hpp"

#include <algorithm>

#include "client/models/building/card_building.hpp"
#include "client/models/building/colleagues.hpp"
#include "client/models/building/row_building.hpp"
#include "client/models/words/harmless.hpp"
#include "client/models/words/refusal_words.hpp"
#include "client/views/card/card_pane.hpp"
#include "client/views/inbox/inbox_window.hpp"
#include "shared/domain/permissions.hpp"

namespace pult::client {

namespace {

constexpr int kDialogsPage = 50;
constexpr int kSoonMs = 50;
constexpr int kJourneySoonMs = 1000;
constexpr int kMinuteMs = 60'000;

} // namespace

CustomerBeside::CustomerBeside(Desk& desk, InboxWindow& window, QObject* parent)
    : QObject(parent), m_desk(desk), m_window(window), m_orders(desk) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CustomerBeside::refresh);
    m_journeySoon.setSingleShot(true);
    m_journeySoon.setInterval(kJourneySoonMs);
    connect(&m_journeySoon, &QTimer::timeout, this, &CustomerBeside::loadJourney);
    m_minute.setInterval(kMinuteMs);
    connect(&m_minute, &QTimer::timeout, this, &CustomerBeside::refresh);
    connect(&desk, &Desk::customerChanged, this, &CustomerBeside::onCustomerChanged);
    connect(&desk, &Desk::rosterChanged, this, &CustomerBeside::refresh);
    connect(&desk, &Desk::dialogChanged, this, [this](DialogId id) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (!m_customer || !dialog || dialog->customer_id != m_customer)
            return;
        remember(id);
        if (!m_soon.isActive())
            m_soon.start();
        if (isNewsOfJourney(*dialog))
            m_journeySoon.start();
    });
    connect(&desk, &Desk::told, this, [this](const wire::Event& event) {
        if (const auto* rated = std::get_if<wire::DialogRated>(&event))
            if (std::ranges::find(m_dialogs, rated->dialog_id) != m_dialogs.end())
                m_journeySoon.start();
    });
    connect(&desk, &Desk::started, this, [this](bool) {
        if (m_customer && !m_complete)
            loadDialogs();
        if (m_customer && !m_desk.customer(m_customer))
            m_desk.loadCustomer(m_customer);
        loadMore();
    });
    connect(&m_orders, &OlderOrders::changed, this, &CustomerBeside::refresh);
    connect(&m_orders, &OlderOrders::refused, this, &CustomerBeside::refused);
    connect(window.card(), &CardPane::olderOrdersRequested, &m_orders, &OlderOrders::loadMore);
    connect(window.card(), &CardPane::olderDialogsRequested, this, &CustomerBeside::loadOlderDialogs);
    connectIntents();
    connectMerging();
}

void CustomerBeside::onCustomerChanged(CustomerId id) {
    const wire::CustomerDetails* details = m_desk.customer(m_customer);
    if (id == m_customer && details) {
        std::vector<IdentityId> contacts;
        for (const wire::Identity& identity : details->customer.identities)
            contacts.push_back(identity.id);
        const bool isOther = !m_contacts.empty() && contacts != m_contacts;
        m_contacts = std::move(contacts);
        if (isOther) {
            m_orders.show(m_customer);
            m_journey.clear();
            m_desk.loadCustomer(m_customer);
            loadDialogs();
            loadMore();
        }
    }
    refresh();
}

void CustomerBeside::connectIntents() {
    connect(&m_window, &InboxWindow::customerNoteRequested, this, [this](qint64 customer, const QString& text) {
        const wire::Dialog* open = m_desk.dialog(m_open);
        m_desk.addCustomerNote(CustomerId{customer}, text.toStdString(),
                               open ? mentionedIn(text, callable(m_desk, *open)) : std::vector<OperatorId>{});
    });
    connect(&m_window, &InboxWindow::customerBlockRequested, this, [this](qint64 customer, bool blocked) {
        m_desk.blockCustomer(CustomerId{customer}, blocked, this, [this](const Result<CustomerId>& answer) {
            if (!answer)
                emit refused(answer.error());
        });
    });
    connect(&m_desk, &Desk::reachChanged, this, &CustomerBeside::refresh);
    connect(&m_window, &InboxWindow::customerTagRequested, this, [this](qint64 customer, const QString& tag, bool add) {
        m_desk.changeCustomerTag(CustomerId{customer}, tag.toStdString(), add);
    });
}

void CustomerBeside::connectMerging() {
    const CardPane* card = m_window.card();
    connect(card, &CardPane::fieldEditRequested, this, [this](qint64 id, const QString& key, const QString& value) {
        m_desk.editCustomerField(CustomerId{id}, key.toStdString(), value.toStdString());
    });
    connect(card, &CardPane::uncoverRequested, this, [this](qint64 id) {
        m_desk.uncoverCustomer(CustomerId{id}, this, [this, id](const Result<CustomerId>& answer) {
            if (!answer)
                emit refused(answer.error());
            else if (m_customer != CustomerId{id} || !m_window.card()->isVisible())
                m_desk.coverCustomer(this); // the card was closed meanwhile
        });
    });
    connect(card, &CardPane::closed, this, [this] { m_desk.coverCustomer(this); });
    connect(card, &CardPane::vipRequested, this,
            [this](qint64 id, bool vip) { m_desk.setCustomerVip(CustomerId{id}, vip); });
    connect(card, &CardPane::renameRequested, this, &CustomerBeside::rename);
    connect(card, &CardPane::notePinRequested, this, [this](qint64 id, qint64 note, bool pinned) {
        m_desk.pinCustomerNote(CustomerId{id}, NoteId{note}, pinned);
    });
    const auto done = [this](const auto& answer) {
        if (!answer)
            emit refused(answer.error());
        loadOffers();
    };
    connect(card, &CardPane::mergeRequested, this,
            [this, done](qint64 into, qint64 from, bool takeName, const QStringList& takeFields) {
                wire::CustomerMerge merge{CustomerId{into}, CustomerId{from}, takeName, std::vector<std::string>{}};
                for (const QString& key : takeFields)
                    merge.take_fields->push_back(key.toStdString());
                m_desk.askAboutCustomer(merge, this, done);
            });
    connect(card, &CardPane::keepApartRequested, this, [this, done](qint64 one, qint64 other) {
        m_desk.askAboutCustomer(wire::CustomerKeepApart{CustomerId{one}, CustomerId{other}}, this, done);
    });
    connect(card, &CardPane::unmergeRequested, this,
            [this, done](qint64 merge) { m_desk.askAboutCustomer(wire::CustomerUnmerge{MergeId{merge}}, this, done); });
}

/// A name that was not taken is in its field again.
void CustomerBeside::rename(qint64 id, const QString& name) {
    m_desk.renameCustomer(CustomerId{id}, name.toStdString(), this, [this, id, name](const Result<CustomerId>& answer) {
        if (answer)
            return;
        const bool stale = answer.error().code == Errc::stale;
        m_window.returnCustomerField(id, CardPane::nameKey(), name, stale ? QString() : refusalWords(answer.error()));
        if (stale)
            m_desk.loadCustomer(CustomerId{id});
    });
}

void CustomerBeside::show(CustomerId customer, DialogId open) {
    m_open = open;
    if (customer != m_customer) {
        m_customer = customer;
        m_desk.coverCustomer(this);
        m_dialogs.clear();
        m_contacts.clear();
        m_offers.clear();
        m_journey.clear();
        m_olderJourney.reset();
        m_orders.show(customer);
        m_complete = false;
        m_older.reset();
        m_desk.forEachDialog([this](const wire::Dialog& dialog) {
            if (dialog.customer_id == m_customer)
                m_dialogs.push_back(dialog.id);
        });
        if (m_customer)
            loadDialogs();
        loadMore();
    }
    m_customer ? m_minute.start() : m_minute.stop();
    refresh();
    if (m_customer)
        m_desk.loadCustomer(m_customer);
}

void CustomerBeside::follow(CustomerId customer) {
    if (customer != m_customer)
        show(customer, m_open);
}

void CustomerBeside::remember(DialogId id) {
    if (std::find(m_dialogs.begin(), m_dialogs.end(), id) == m_dialogs.end())
        m_dialogs.push_back(id);
}

void CustomerBeside::loadDialogs() {
    m_complete = false;
    m_older.reset();
    m_awaited.reset();
    listDialogs({});
}

/// And what is known of how they went.
void CustomerBeside::loadOlderDialogs() {
    if (!m_customer || !m_older || m_awaited == m_older)
        return;
    m_awaited = m_older;
    listDialogs(m_older);
    loadOlderJourney();
}

void CustomerBeside::listDialogs(const std::optional<std::string>& after) {
    DialogQuery query;
    query.filter.customer_id = m_customer;
    query.order = wire::DialogOrder::recent;
    query.filter.status = wire::OneOrMany<wire::DialogStatus>{wire::DialogStatus::bot,     wire::DialogStatus::queued,
                                                              wire::DialogStatus::offered, wire::DialogStatus::active,
                                                              wire::DialogStatus::waiting, wire::DialogStatus::snoozed,
                                                              wire::DialogStatus::closed};
    m_desk.loadDialogs(query, after, kDialogsPage, this,
                       [this, customer = m_customer, after](const Result<ListedPage>& page) {
                           if (customer != m_customer || after != m_awaited)
                               return; // others are wanted by now
                           m_awaited.reset();
                           if (!page && after)
                               emit refused(page.error());
                           if (!page)
                               return; // offline the known ones stay; the next session asks again
                           m_complete = true;
                           m_older = page->next;
                           for (const SortKey& key : page->keys)
                               remember(key.id);
                           refresh();
                       });
}

bool CustomerBeside::mayMerge() const {
    return domain::reach(m_desk.me().role, domain::Permission::customer_merge) != domain::Reach::none;
}

void CustomerBeside::loadMore() {
    loadOffers();
    loadJourney();
}

void CustomerBeside::loadOffers() {
    if (!m_customer || !mayMerge() || !m_desk.isOnline())
        return;
    m_desk.askAboutCustomer(wire::CustomerSuggestions{m_customer}, this,
                            [this, customer = m_customer](const Result<wire::MergeSuggestions>& answer) {
                                if (customer != m_customer || !answer)
                                    return;
                                m_offers = answer->suggestions;
                                refresh();
                            });
}

void CustomerBeside::loadJourney() {
    askJourney({});
}

void CustomerBeside::loadOlderJourney() {
    if (m_olderJourney)
        askJourney(m_olderJourney);
}

void CustomerBeside::askJourney(const std::optional<std::string>& after) {
    if (!m_customer || !m_desk.isOnline())
        return;
    m_desk.askAboutCustomer(wire::CustomerJourney{m_customer, after, kDialogsPage}, this,
                            [this, customer = m_customer, after](const Result<wire::Journey>& answer) {
                                if (customer != m_customer || !answer)
                                    return;
                                if (after || m_journey.empty()) // else pages behind the newest one may be here
                                    m_olderJourney = answer->next;
                                learnJourney(*answer);
                                refresh();
                            });
}

void CustomerBeside::learnJourney(const wire::Journey& page) {
    for (const wire::JourneyDialog& dialog : page.dialogs) {
        const auto known = std::ranges::find(m_journey, dialog.dialog_id, &wire::JourneyDialog::dialog_id);
        if (known == m_journey.end())
            m_journey.push_back(dialog);
        else
            *known = dialog;
    }
}

/// It has begun or ended since.
bool CustomerBeside::isNewsOfJourney(const wire::Dialog& dialog) const {
    const auto known = std::ranges::find(m_journey, dialog.id, &wire::JourneyDialog::dialog_id);
    return known == m_journey.end() || known->closed_at.has_value() != dialog.closed_at.has_value();
}

void CustomerBeside::addJourney(CustomerCard& card, const std::vector<wire::Order>& orders) const {
    card.journey = journeySteps(m_desk, m_journey, orders);
    for (DialogBriefRow& row : card.dialogs) {
        const auto known = std::ranges::find(m_journey, DialogId{row.id}, &wire::JourneyDialog::dialog_id);
        if (known == m_journey.end() || !row.closed)
            continue;
        row.outcome = outcomeWords(*known);
        if (row.owner.isEmpty() && known->owner_id)
            row.owner = harmless(m_desk.roster().userName(*known->owner_id));
    }
}

void CustomerBeside::refresh() {
    CustomerCard card;
    if (auto details = m_desk.uncoveredCustomer(m_customer)) {
        const std::vector<wire::Order> newest = details->orders.value_or(std::vector<wire::Order>{});
        details->orders = m_orders.behind(newest);
        card = customerCard(m_desk, *details);
        card.moreOrders = m_orders.mayHaveMore(newest);
        if (!m_desk.isOnline())
            card.cannotBlock = card.cannotMerge = card.cannotUncover = card.cannotLoadOlder = tr("no connection");
        for (const wire::MergeSuggestion& offer : m_offers)
            card.offers.append(mergeOffer(m_desk, offer));
        fillDialogs(card);
        addJourney(card, *details->orders);
        fillContacts(card);
    }
    m_window.setCard(card);
}

void CustomerBeside::fillContacts(CustomerCard& card) const {
    for (ContactRow& contact : card.contacts) {
        for (const DialogId id : m_dialogs) {
            const wire::Dialog* dialog = m_desk.dialog(id);
            if (dialog && dialog->thread_id.value == contact.id && dialog->status != wire::DialogStatus::closed)
                contact.dialogId = id.value;
        }
        if (contact.cannotBegin.isEmpty() && !m_desk.isOnline())
            contact.cannotBegin = tr("no connection");
    }
}

void CustomerBeside::fillDialogs(CustomerCard& card) const {
    std::int64_t oldestMs = 0;
    for (const DialogId id : m_dialogs) {
        const wire::Dialog* dialog = m_desk.dialog(id);
        if (!dialog || dialog->customer_id != m_customer)
            continue;
        card.dialogs.append(dialogBrief(m_desk, *dialog));
        const std::int64_t openedMs = dialog->opened_at.time_since_epoch().count();
        oldestMs = oldestMs == 0 ? openedMs : std::min(oldestMs, openedMs);
    }
    std::sort(card.dialogs.begin(), card.dialogs.end(), [](const DialogBriefRow& left, const DialogBriefRow& right) {
        return std::pair(left.atMs, left.id) > std::pair(right.atMs, right.id);
    });
    card.openDialogId = m_open.value;
    card.moreDialogs = m_older.has_value();
    if (m_complete && !m_older)
        card.knownSinceMs = oldestMs;
}

} // namespace pult::client
