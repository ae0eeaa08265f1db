// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>

#include <sys/stat.h>

#include "server/app/pultctl/commands.hpp"
#include "server/app/pultctl/terminal.hpp"
#include "server/app/settings.hpp"
#include "server/app/version.hpp"

namespace {

using namespace pult;
using namespace pult::app;
using command::Answer;

/// Everything that may stand on the command line.
struct Options {
    std::string dataDir;
    std::string configFile;
    std::string store;
    bool json = false;

    command::Person person;
    bool passwordStdin = false;
    bool enable = false;
    bool raw = false;

    command::GroupWish wish;
    bool open = false;
    bool closed = false;
    std::string group;

    std::string name;
    std::string kind;
    std::string channel;
    std::string zone;
    std::vector<std::string> scopes;
    std::vector<std::string> settings;
    std::string action;
    std::int64_t id = 0;
    int days = 0;
    int most = 200;
    std::string file;
};

using Action = std::function<Answer(const Config&, Options&)>;

/// A command that goes through the door.
Action through(std::function<Answer(Door&, Options&)> work, IfMissing ifMissing = IfMissing::refuse) {
    return [work = std::move(work), ifMissing](const Config& config, Options& options) -> Answer {
        auto door = openDoor(config, ifMissing);
        if (!door)
            return door.error();
        return work(**door, options);
    };
}

/// As `through`, for a command that sets a password: it is read before the store is touched.
Action withPassword(std::function<Answer(Door&, Options&)> work, IfMissing ifMissing = IfMissing::refuse) {
    auto inner = through(std::move(work), ifMissing);
    return [inner = std::move(inner)](const Config& config, Options& options) -> Answer {
        auto password = terminal::readPassword(options.passwordStdin);
        if (!password)
            return password.error();
        options.person.password = std::move(*password);
        return inner(config, options);
    };
}

class CommandLine {
public:
    CommandLine() : m_app("Runs a Pult server: set-up, people, channels, backup. Works while the server runs, too.") {
        m_app.require_subcommand(1);
        m_app.fallthrough();
        m_app.set_version_flag("--version", std::string(version()));
        m_app.add_option("--data-dir", m_options.dataDir, "The server's data folder");
        m_app.add_option("--config", m_options.configFile, "The server's configuration file");
        m_app.add_option("--store", m_options.store, "The server's store.url");
        m_app.add_flag("--json", m_options.json, "Print nothing but the result object");
        addInit();
        addUsers();
        addGroups();
        addTokens();
        addChannels();
        addCalendar();
        addQuarantine();
        addAudit();
        addStore();
    }

    CLI::App& app() { return m_app; }
    Options& options() { return m_options; }
    const Action& action() const { return m_action; }

private:
    CLI::App* add(CLI::App& parent, const std::string& name, const std::string& purpose, Action action) {
        auto* command = parent.add_subcommand(name, purpose);
        command->callback([this, action = std::move(action)] { m_action = action; });
        return command;
    }

    CLI::App& group(const std::string& name, const std::string& purpose) {
        auto* command = m_app.add_subcommand(name, purpose);
        command->require_subcommand(1);
        command->fallthrough();
        return *command;
    }

    void passwordFlag(CLI::App* command) {
        command->add_flag("--password-stdin", m_options.passwordStdin, "Read the password from standard input");
    }

    void addInit() {
        auto* init =
            add(m_app, "init", "Make the store and the first user, an owner",
                withPassword([](Door& door, Options& o) { return command::init(door, o.person); }, IfMissing::create));
        init->add_option("--login", m_options.person.login)->required();
        init->add_option("--name", m_options.person.name, "What colleagues and customers see");
        passwordFlag(init);
    }

    void addUsers() {
        auto& user = group("user", "People who sign in");
        auto* adding = add(user, "add", "Add somebody",
                           withPassword([](Door& door, Options& o) { return command::addUser(door, o.person); }));
        adding->add_option("--login", m_options.person.login)->required();
        adding->add_option("--name", m_options.person.name, "What colleagues and customers see");
        adding->add_option("--role", m_options.person.role, "operator, senior, supervisor, admin, owner or auditor")
            ->required();
        limitOption(adding);
        groupsOption(adding);
        passwordFlag(adding);
        auto* updating = add(user, "update", "Change what is said of somebody",
                             through([](Door& door, Options& o) { return command::updateUser(door, o.person); }));
        updating->add_option("login,--login", m_options.person.login)->required();
        updating->add_option("--name", m_options.person.name, "What colleagues and customers see");
        updating->add_option("--role", m_options.person.role, "operator, senior, supervisor, admin, owner or auditor");
        limitOption(updating);
        groupsOption(updating);
        add(user, "list", "Who there is", through([](Door& door, Options&) { return command::listUsers(door); }));
        auto* disabling =
            add(user, "disable", "Shut somebody out, at once",
                through([](Door& door, Options& o) { return command::disableUser(door, o.person.login, !o.enable); }));
        disabling->add_option("login,--login", m_options.person.login)->required();
        disabling->add_flag("--enable", m_options.enable, "Let the person in again");
        auto* password = add(user, "password", "Set a new password; every session of the person ends",
                             withPassword([](Door& door, Options& o) {
                                 return command::setPassword(door, o.person.login, o.person.password);
                             }));
        password->add_option("login,--login", m_options.person.login)->required();
        passwordFlag(password);
    }

    void limitOption(CLI::App* command) {
        command->add_option("--desk-limit", m_options.person.deskLimit,
                            "So many dialogs at once, 3 to 8: the queue gives no more");
    }

    void groupsOption(CLI::App* command) {
        command
            ->add_option("--group", m_options.person.groups, "A group to be in, by number or name, as often as needed")
            ->allow_extra_args(false);
    }

    void addGroups() {
        auto& groups = group("group", "Who answers together, and whose dialogs they are");
        auto* adding = add(groups, "add", "Make a group", through([](Door& door, Options& o) {
                               o.wish.open = o.open;
                               return command::addGroup(door, o.name, o.wish);
                           }));
        adding->add_option("--name", m_options.name)->required();
        openFlag(adding);
        reopenOption(adding);
        membersOption(adding);
        add(groups, "list", "Which there are", through([](Door& door, Options&) { return command::listGroups(door); }));
        auto* setting = add(groups, "set", "Change what is said of a group", through([](Door& door, Options& o) {
                                if (o.open || o.closed)
                                    o.wish.open = o.open;
                                return command::setGroup(door, o.group, o.wish);
                            }));
        groupOption(setting);
        setting->add_option("--name", m_options.wish.name);
        reopenOption(setting);
        membersOption(setting);
        setting->add_option("--drop", m_options.wish.go, "Login of who is in it no longer, as often as needed")
            ->allow_extra_args(false);
        auto* open = openFlag(setting);
        setting->add_flag("--closed", m_options.closed, "Operators see their own dialogs and those nobody has")
            ->excludes(open);
        groupOption(add(groups, "remove", "Give a group up; what was closed in it stays readable",
                        through([](Door& door, Options& o) { return command::removeGroup(door, o.group); })));
    }

    void groupOption(CLI::App* command) {
        command->add_option("group,--id", m_options.group, "Number or name of the group")->required();
    }

    CLI::Option* openFlag(CLI::App* command) {
        return command->add_flag("--open", m_options.open, "Its operators see each other's dialogs");
    }

    void reopenOption(CLI::App* command) {
        const auto keep = [this](const std::string& time) { m_options.wish.reopenWithin = time; };
        command->add_option_function<std::string>(
            "--reopen-within", keep, "How long customers go on in a closed dialog (2h); empty: as the company has it");
    }

    void membersOption(CLI::App* command) {
        command->add_option("--member", m_options.wish.come, "Login of somebody to be in it, as often as needed")
            ->allow_extra_args(false);
    }

    void addTokens() {
        auto& token = group("token", "Tokens for programs that use the API");
        auto* adding =
            add(token, "add", "Make a token; its secret is shown this once",
                through([](Door& door, Options& o) { return command::addToken(door, o.name, o.scopes, o.days); }));
        adding->add_option("--name", m_options.name)->required();
        adding->add_option("--scope", m_options.scopes, "Permissions, or a role for all of its rights")->required();
        adding->add_option("--days", m_options.days, "How long it is valid; left out: until it is revoked");
        add(token, "list", "Which there are", through([](Door& door, Options&) { return command::listTokens(door); }));
        auto* revoking = add(token, "revoke", "Make a token worthless, at once",
                             through([](Door& door, Options& o) { return command::revokeToken(door, o.id); }));
        revoking->add_option("id,--id", m_options.id)->required();
    }

    void addChannels() {
        auto& channel = group("channel", "Where customers write");
        auto* adding = add(channel, "add", "Connect a channel", through([](Door& door, Options& o) {
                               return command::addChannel(door, o.kind, o.name, o.group, o.settings);
                           }));
        adding->add_option("--kind", m_options.kind, "webchat, telegram, whatsapp or vk")->required();
        adding->add_option("--name", m_options.name)->required();
        channelGroupOption(adding);
        settingsOption(adding);
        add(channel, "list", "Which there are",
            through([](Door& door, Options&) { return command::listChannels(door); }));
        channelOption(add(channel, "test", "Say whether a channel works",
                          through([](Door& door, Options& o) { return command::testChannel(door, o.channel); })));
        auto* updating = add(channel, "update", "Change settings; an empty value is the default again",
                             through([](Door& door, Options& o) {
                                 return command::updateChannel(door, o.channel, o.group, o.settings);
                             }));
        channelOption(updating);
        channelGroupOption(updating);
        settingsOption(updating);
        auto* describing = add(channel, "settings", "What can be set for a kind of channel",
                               [](const Config&, Options& o) { return command::describeSettings(o.kind); });
        describing->add_option("kind,--kind", m_options.kind, "webchat, telegram, whatsapp or vk")->required();
        addChange(channel, "pause", "Take nothing in and send nothing out for a while");
        addChange(channel, "resume", "Go on after a pause");
        addChange(channel, "remove", "Stop the channel for good; its conversations stay readable");
    }

    void addChange(CLI::App& channel, const std::string& verb, const std::string& purpose) {
        channelOption(add(channel, verb, purpose, through([verb](Door& door, Options& o) {
                              return command::changeChannel(door, o.channel, "channel." + verb);
                          })));
    }

    void channelOption(CLI::App* command) {
        command->add_option("channel,--id", m_options.channel, "Number or key of the channel")->required();
    }

    void channelGroupOption(CLI::App* command) {
        command->add_option("--group", m_options.group, "Whose its new dialogs are, by number or name");
    }

    CLI::Option* settingsOption(CLI::App* command) {
        return command->add_option("--set", m_options.settings, "key=value, as often as needed")
            ->allow_extra_args(false);
    }

    void addCalendar() {
        auto& calendar = group("calendar", "When the company answers");
        add(calendar, "show", "The working hours; no week: at any hour",
            through([](Door& door, Options&) { return command::showCalendar(door); }));
        auto* setting =
            add(calendar, "set", "Set all of them anew; a day that is not named is closed",
                through([](Door& door, Options& o) { return command::setCalendar(door, o.zone, o.settings); }));
        setting->add_option("--zone", m_options.zone, "Time zone, like Europe/Moscow")->required();
        setting
            ->add_option("--set", m_options.settings,
                         "mon-fri=9:00-13:00,14:00-18:00, or a date, 2027-01-01= for a holiday; none: at any hour")
            ->allow_extra_args(false);
    }

    void addQuarantine() {
        auto& quarantine = group("quarantine", "What messengers told and this version could not understand");
        add(quarantine, "list", "Which there are, the oldest first",
            through([](Door& door, Options& o) { return command::listQuarantine(door, o.raw); }))
            ->add_flag("--raw", m_options.raw, "With what came: customers' words may be in it");
        add(quarantine, "replay", "Read them once more; what is understood now takes its place",
            through([](Door& door, Options& o) { return command::replayQuarantine(door, o.id); }))
            ->add_option("id,--id", m_options.id, "Only this one");
    }

    void addAudit() {
        auto* list =
            add(group("audit", "Who signed in, saw what is hidden, changed rights"), "list", "The newest first",
                through([](Door& door, Options& o) { return command::listAudit(door, o.action, o.most); }));
        list->add_option("--action", m_options.action, "Only this, like customer.reveal, or all of customer");
        list->add_option("--most", m_options.most, "No more than this many")->check(CLI::PositiveNumber);
    }

    void addStore() {
        auto* backup = add(m_app, "backup", "Copy everything into one file, while the server goes on",
                           through([](Door& door, Options& o) {
                               return command::backup(door, o.file, terminal::progressOf("backup"));
                           }));
        backup->add_option("file", m_options.file)->required();
        auto* restore =
            add(m_app, "restore", "Put a backup in place; no server may run", [](const Config& config, Options& o) {
                return command::restore(config, o.file, terminal::progressOf("restore"));
            });
        restore->add_option("file", m_options.file)->required();
        add(m_app, "verify", "Prove that the store is sound",
            through([](Door& door, Options&) { return command::verify(door, terminal::progressOf("verify")); }));
        add(m_app, "stats", "Count what there is", through([](Door& door, Options&) { return command::stats(door); }));
    }

    CLI::App m_app;
    Options m_options;
    Action m_action;
};

Result<Config> configOf(const Options& options) {
    auto config = readSettings(options.configFile);
    if (!config)
        return config;
    if (!options.dataDir.empty())
        config->dataDir = options.dataDir;
    if (!options.store.empty())
        if (const auto set = assign(*config, "store.url", options.store, "--store"); !set)
            return set.error();
    return config;
}

Answer perform(const CommandLine& line, Options& options) {
    auto config = configOf(options);
    if (!config)
        return config.error();
    return line.action()(*config, options);
}

} // namespace

int main(int argc, char** argv) {
    ::umask(077);
    CommandLine line;
    try {
        line.app().parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return line.app().exit(error) == 0 ? 0 : 2;
    }
    try {
        return terminal::show(perform(line, line.options()), line.options().json);
    } catch (const std::exception& broken) {
        std::fprintf(stderr, "pultctl: %s\n", broken.what());
        return 1;
    }
}
