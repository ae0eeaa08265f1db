// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/models/building/colleagues.hpp"

#include <QCoreApplication>

#include <algorithm>

#include "client/models/words/harmless.hpp"
#include "shared/domain/desk_load.hpp"

namespace pult::client {

namespace {

/// Context of the translations.
struct Colleague {
    Q_DECLARE_TR_FUNCTIONS(pult::client::Colleague)
};

const QString kGroupId = QStringLiteral("group/");
const QString kPersonId = QStringLiteral("person/");

QString shownName(const std::string& utf8) {
    return harmless(utf8);
}

wire::PresenceStatus statusOf(const Desk& desk, OperatorId who) {
    const auto found = desk.roster().presence.find(who);
    return found == desk.roster().presence.end() ? wire::PresenceStatus::offline : found->second.status;
}

QString presenceWords(wire::PresenceStatus status) {
    switch (status) {
    case wire::PresenceStatus::available:
        return Colleague::tr("online");
    case wire::PresenceStatus::busy:
        return Colleague::tr("busy", "a colleague");
    case wire::PresenceStatus::break_:
        return Colleague::tr("on a break");
    default:
        return Colleague::tr("offline");
    }
}

/// Those who are here come first.
int presenceOrder(wire::PresenceStatus status) {
    switch (status) {
    case wire::PresenceStatus::available:
        return 0;
    case wire::PresenceStatus::busy:
        return 1;
    case wire::PresenceStatus::break_:
        return 2;
    default:
        return 3;
    }
}

/// Whoever sees only his own dialogs can't tell how many others have.
bool seesOthers(const Desk& desk) {
    return domain::reach(desk.me().role, domain::Permission::dialog_read) >= domain::Reach::group;
}

QString aside(const Desk& desk, OperatorId who) {
    const QString presence = presenceWords(statusOf(desk, who));
    if (who != desk.me().id && !seesOthers(desk))
        return presence;
    const DeskLoad load = loadOf(desk, who);
    return Colleague::tr("%1, %2 of %3", "a colleague: online or not, dialogs in hand, most")
        .arg(presence)
        .arg(load.load)
        .arg(load.limit);
}

Command personCommand(const wire::User& user, const QString& words, const QString& aside, const QString& group) {
    Command command{.kind = Command::Kind::person,
                    .id = kPersonId + QString::number(user.id.value),
                    .group = group,
                    .icon = QStringLiteral("user"),
                    .words = words};
    command.aside = aside;
    command.alike = {QString::fromStdString(user.login)};
    return command;
}

bool mayTake(const wire::User& user) {
    return !user.disabled.value_or(false) &&
           domain::reach(user.role, domain::Permission::dialog_take) != domain::Reach::none;
}

domain::Principal principalOf(const Desk& desk, const wire::User& user) {
    domain::Principal principal;
    principal.operatorId = user.id;
    principal.role = user.role;
    for (const auto& [id, group] : desk.roster().groups)
        if (std::find(group.members.begin(), group.members.end(), user.id) != group.members.end())
            principal.groups.insert(id);
    for (const GroupId id : principal.groups)
        if (desk.roster().groups.at(id).is_open.value_or(false))
            principal.openGroups.insert(id);
    return principal;
}

domain::DialogFacts factsOf(const wire::Dialog& dialog) {
    return {dialog.assignee_id.value_or(OperatorId{}), dialog.group_id.value_or(GroupId{})};
}

bool sees(const Desk& desk, const wire::User& user, const wire::Dialog& dialog) {
    return !user.disabled.value_or(false) &&
           domain::may(principalOf(desk, user), domain::Permission::dialog_read, factsOf(dialog));
}

/// 0: leads nobody.
int rankOf(wire::Role role) {
    switch (role) {
    case wire::Role::senior:
        return 1;
    case wire::Role::supervisor:
        return 2;
    case wire::Role::owner:
        return 3;
    default:
        return 0;
    }
}

std::vector<const wire::User*> byName(const Desk& desk) {
    std::vector<const wire::User*> users;
    for (const auto& [id, user] : desk.roster().users)
        users.push_back(&user);
    std::sort(users.begin(), users.end(), [](const wire::User* one, const wire::User* other) {
        return QString::localeAwareCompare(QString::fromStdString(one->name), QString::fromStdString(other->name)) < 0;
    });
    return users;
}

bool seesQueue(const Desk& desk, GroupId group) {
    return domain::may(principalOf(desk, desk.me()), domain::Permission::dialog_read,
                       domain::DialogFacts{OperatorId{}, group});
}

/// Who is there to take what comes, and how much waits already for who may know.
QString queueWords(const Desk& desk, const wire::Group& group) {
    const auto here = std::count_if(group.members.begin(), group.members.end(), [&](OperatorId member) {
        return statusOf(desk, member) == wire::PresenceStatus::available;
    });
    const QString words =
        Colleague::tr("%1 of %2 online", "people of a team").arg(here).arg(static_cast<int>(group.members.size()));
    int waiting = 0;
    if (seesQueue(desk, group.id))
        desk.forEachDialog([&](const wire::Dialog& dialog) {
            if (dialog.group_id == group.id && dialog.status == wire::DialogStatus::queued)
                ++waiting;
        });
    return waiting == 0
               ? words
               : Colleague::tr("%1, %2 waiting", "a team: who is online, dialogs in its queue").arg(words).arg(waiting);
}

QList<Command> queues(const Desk& desk, const wire::Dialog& dialog) {
    std::vector<const wire::Group*> groups;
    for (const auto& [id, group] : desk.roster().groups)
        if (dialog.assignee_id || dialog.group_id != id)
            groups.push_back(&group);
    std::sort(groups.begin(), groups.end(),
              [](const wire::Group* one, const wire::Group* other) { return one->id < other->id; });
    QList<Command> commands;
    for (const wire::Group* group : groups)
        commands.append({.id = kGroupId + QString::number(group->id.value),
                         .group = Colleague::tr("TO A QUEUE"),
                         .icon = QStringLiteral("users"),
                         .words = shownName(group->name),
                         .aside = queueWords(desk, *group)});
    return commands;
}

} // namespace

QList<Command> receivers(const Desk& desk, const wire::Dialog& dialog) {
    const QString heading = Colleague::tr("TO A COLLEAGUE");
    std::vector<const wire::User*> users = byName(desk);
    std::erase_if(users, [&](const wire::User* user) { return !mayTake(*user) || dialog.assignee_id == user->id; });
    std::stable_sort(users.begin(), users.end(), [&](const wire::User* one, const wire::User* other) {
        const auto place = [&](const wire::User& user) {
            return user.id == desk.me().id ? -1 : presenceOrder(statusOf(desk, user.id));
        };
        return place(*one) < place(*other);
    });
    QList<Command> commands;
    for (const wire::User* user : users) {
        const bool me = user->id == desk.me().id;
        const QString name = shownName(user->name);
        Command command = personCommand(*user, me ? Colleague::tr("To me") : name, aside(desk, user->id), heading);
        if (me) {
            command.icon = QStringLiteral("user-check");
            command.alike.append(name);
        }
        commands.append(command);
    }
    return commands + queues(desk, dialog);
}

Receiver receiverOf(const Command& command) {
    const bool group = command.id.startsWith(kGroupId);
    const std::int64_t id = command.id.section(u'/', 1).toLongLong();
    return group ? Receiver{{}, GroupId{id}} : Receiver{OperatorId{id}, {}};
}

wire::Dialog passedOn(wire::Dialog dialog, const Receiver& to) {
    dialog.assignee_id.reset();
    if (to.group)
        dialog.group_id = to.group;
    else
        dialog.assignee_id = to.person;
    return dialog;
}

bool seesDialog(const Desk& desk, OperatorId who, const wire::Dialog& dialog) {
    const auto found = desk.roster().users.find(who);
    return found != desk.roster().users.end() && sees(desk, found->second, dialog);
}

bool followsColleague(const Desk& desk, const wire::Dialog& dialog) {
    const OperatorId me = desk.me().id;
    return dialog.assignee_id && *dialog.assignee_id != me && dialog.followers &&
           std::ranges::count(*dialog.followers, me) > 0;
}

QList<Command> callable(const Desk& desk, const wire::Dialog& dialog) {
    QList<Command> people;
    for (const wire::User* user : byName(desk))
        if (user->id != desk.me().id && sees(desk, *user, dialog))
            people.append(personCommand(*user, shownName(user->name), presenceWords(statusOf(desk, user->id)), {}));
    return people;
}

QList<Command> outsiders(const Desk& desk, const wire::Dialog& dialog) {
    QList<Command> people;
    for (const wire::User* user : byName(desk))
        if (user->id != desk.me().id && mayTake(*user) && !sees(desk, *user, dialog))
            people.append(personCommand(*user, shownName(user->name), {}, {}));
    return people;
}

std::vector<OperatorId> mentionedIn(const QString& text, const QList<Command>& people) {
    std::vector<OperatorId> called;
    for (const Command& person : people) {
        const QString wanted = u'@' + person.words;
        for (qsizetype at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            const qsizetype end = at + wanted.size();
            if (end < text.size() && text[end].isLetterOrNumber())
                continue; // a longer name
            // "@Anna Lee" doesn't call another one who is only Anna.
            const bool isOthers = std::any_of(people.begin(), people.end(), [&](const Command& other) {
                return other.words.size() > person.words.size() && other.words.startsWith(person.words) &&
                       QStringView(text).sliced(at + 1).startsWith(other.words);
            });
            if (isOthers)
                continue;
            called.push_back(receiverOf(person).person);
            break;
        }
    }
    return called;
}

OperatorId whisperListener(const Desk& desk, const wire::Dialog& dialog) {
    const bool leads = domain::reach(desk.me().role, domain::Permission::dialog_whisper) != domain::Reach::none;
    const OperatorId owner = dialog.assignee_id.value_or(OperatorId{});
    return leads && owner != desk.me().id ? owner : OperatorId{};
}

bool mayIn(const Desk& desk, const wire::Dialog& dialog, domain::Permission permission) {
    return domain::may(principalOf(desk, desk.me()), permission, factsOf(dialog));
}

bool mayTakeOver(const Desk& desk, const wire::Dialog& dialog) {
    return mayIn(desk, dialog, domain::Permission::dialog_takeover) ||
           (mayTake(desk.me()) && mayIn(desk, dialog, domain::Permission::dialog_transfer));
}

ReplyLeave replyLeave(const Desk& desk, const wire::Dialog& dialog) {
    if (!dialog.assignee_id || *dialog.assignee_id == desk.me().id)
        return ReplyLeave::given;
    if (!mayIn(desk, dialog, domain::Permission::dialog_reply))
        return ReplyLeave::refused;
    switch (desk.foreignReply()) {
    case wire::ForeignReply::forbid:
        return ReplyLeave::refused;
    case wire::ForeignReply::allow:
        return ReplyLeave::given;
    default:
        return ReplyLeave::asked;
    }
}

QString seniorToAsk(const Desk& desk, const wire::Dialog& dialog) {
    const int mine = rankOf(desk.me().role);
    const wire::User* best = nullptr;
    const auto place = [&](const wire::User& user) {
        const int rank = rankOf(user.role);
        return std::pair(presenceOrder(statusOf(desk, user.id)), rank == rankOf(wire::Role::supervisor) ? 0 : rank);
    };
    for (const wire::User* user : byName(desk)) {
        const bool leads = rankOf(user->role) > mine && user->id != desk.me().id;
        if (leads && sees(desk, *user, dialog) && (!best || place(*user) < place(*best)))
            best = user;
    }
    return best ? shownName(best->name) : QString();
}

DeskLoad loadOf(const Desk& desk, OperatorId who) {
    int quarters = 0;
    desk.forEachDialog([&](const wire::Dialog& dialog) {
        if (dialog.assignee_id == who)
            quarters += domain::quartersOf(dialog.status);
    });
    const auto user = desk.roster().users.find(who);
    const int limit = user == desk.roster().users.end() ? domain::kUsualDeskLimit
                                                        : user->second.desk_limit.value_or(domain::kUsualDeskLimit);
    return {domain::deskLoad(quarters), limit};
}

} // namespace pult::client
