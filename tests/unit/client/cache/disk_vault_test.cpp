// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client/cache/disk_vault.hpp"
#include "client/cache/key_file.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/wait_until.hpp"

using namespace pult;
using namespace pult::client;
using pult::support::TemporaryFolder;
using pult::support::waitUntil;

namespace {

CacheKey someKey() {
    CacheKey key;
    key.fill(3);
    return key;
}

std::unique_ptr<DiskVault> openVault(const std::string& path) {
    auto opened = DiskVault::open(path, someKey());
    REQUIRE(opened);
    REQUIRE(opened->setAside.empty());
    return std::move(opened->vault);
}

KeptDraft draft(std::int64_t dialog, const std::string& text) {
    KeptDraft draft;
    draft.dialog_id = DialogId{dialog};
    draft.mode = wire::ComposeMode::reply;
    draft.text = text;
    draft.at = Time{Millis{1000}};
    return draft;
}

Outgoing outgoing(const std::string& clientId, const std::string& text, std::int64_t dialog = 5) {
    Outgoing result;
    result.clientId = clientId;
    result.dialog = DialogId{dialog};
    result.thread = ThreadId{105};
    result.text = text;
    result.replyTo = MessageId{17};
    result.seenSeq = 90;
    result.writtenAt = Time{Millis{123'456}};
    return result;
}

std::vector<std::string> texts(const DiskVault& vault) {
    std::vector<std::string> all;
    for (const Outgoing& kept : vault.outgoing())
        all.push_back(kept.text);
    return all;
}

/// Until the vault has said what became of it.
Result<void> put(DiskVault& vault, const Outgoing& message) {
    std::optional<Result<void>> answer;
    vault.putOutgoing(message, [&](const Result<void>& kept) { answer = kept; });
    REQUIRE(waitUntil([&] { return answer.has_value(); }));
    return *answer;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("disk vault: what was put is there when the program runs again") {
    const TemporaryFolder folder;
    {
        const auto vault = openVault(folder / "vault.db");
        CHECK(vault->account().empty());
        vault->setAccount("anna@https://chat.example");
        vault->putDraft(draft(5, "half a tho"), {});
        vault->putDraft(draft(5, "half a thought"), {});
        vault->putDraft(draft(6, "gone"), {});
        vault->putDraft(draft(6, ""), {});
        REQUIRE(put(*vault, outgoing("a", "first", 8)));
        REQUIRE(put(*vault, outgoing("b", "second", 8)));
        REQUIRE(put(*vault, outgoing("c", "third", 9)));
        vault->removeOutgoing("b");
    }
    const auto vault = openVault(folder / "vault.db");
    CHECK(vault->account() == "anna@https://chat.example");
    CHECK(texts(*vault) == Texts{"first", "third"});
    const Outgoing first = vault->outgoing().front();
    CHECK(first.clientId == "a");
    CHECK(first.dialog == DialogId{8});
    CHECK(first.thread == ThreadId{105});
    CHECK(first.replyTo == MessageId{17});
    CHECK(first.seenSeq == 90);
    CHECK(first.writtenAt == Time{Millis{123'456}});
    REQUIRE(vault->drafts().size() == 1);
    CHECK(vault->drafts().front().text == "half a thought");
}

TEST_CASE("disk vault: a text is a draft or on its way, never both") {
    const TemporaryFolder folder;
    {
        const auto vault = openVault(folder / "vault.db");
        vault->putDraft(draft(5, "hello"), {});
        vault->putDraft(draft(6, "another"), {});
        REQUIRE(put(*vault, outgoing("a", "hello", 5)));
    }
    const auto vault = openVault(folder / "vault.db");
    CHECK(texts(*vault) == Texts{"hello"});
    REQUIRE(vault->drafts().size() == 1);
    CHECK(vault->drafts().front().text == "another");
}

TEST_CASE("disk vault: words from elsewhere leave the draft alone") {
    const TemporaryFolder folder;
    {
        const auto vault = openVault(folder / "vault.db");
        vault->putDraft(draft(5, "half a sentence"), {});
        Outgoing approved = outgoing("a", "Your order waits");
        approved.asTemplate.emplace();
        REQUIRE(put(*vault, approved));
        REQUIRE(put(*vault, outgoing("b", "One moment")));
    }
    const auto vault = openVault(folder / "vault.db");
    CHECK(texts(*vault) == Texts{"Your order waits", "One moment"});
    REQUIRE(vault->drafts().size() == 1);
    CHECK(vault->drafts().front().text == "half a sentence");
}

TEST_CASE("disk vault: what was pasted lasts as long as its draft holds it") {
    const TemporaryFolder folder;
    const std::string path = folder / "vault.db";
    const QByteArray picture("\x89PNG\0 and a lake", 17);
    const auto holding = [](std::int64_t dialog, std::vector<std::string> names) {
        KeptDraft kept = draft(dialog, "look");
        kept.pending.emplace();
        for (const std::string& name : names)
            kept.pending->push_back({"Picture.png", 17, 0, name});
        return kept;
    };
    const auto names = [&] {
        std::vector<std::string> all;
        for (const PastedFile& file : openVault(path)->pasted()) {
            CHECK(file.bytes == picture);
            all.push_back(file.name);
        }
        return all;
    };
    {
        const auto vault = openVault(path);
        for (const auto& [dialog, name] : {std::pair{5, "a"}, {5, "b"}, {6, "c"}, {7, "no draft knows it"}})
            vault->putPasted(DialogId{dialog}, wire::ComposeMode::reply, {name, picture}, {});
        vault->putDraft(holding(5, {"a", "b"}), {});
        vault->putDraft(holding(6, {"c"}), {});
    }
    CHECK(names() == Texts{"a", "b", "c"});
    CHECK(names().size() == 3);
    SECTION("at the server") {
        openVault(path)->putDraft(holding(5, {"b"}), {});
        CHECK(names() == Texts{"b", "c"});
    }
    SECTION("taken out") {
        openVault(path)->putDraft(draft(5, ""), {});
        CHECK(names() == Texts{"c"});
    }
    SECTION("sent") {
        REQUIRE(put(*openVault(path), outgoing("m", "look", 5)));
        CHECK(names() == Texts{"c"});
    }
    SECTION("another account") {
        openVault(path)->setAccount("boris@a");
        CHECK(names().empty());
    }
    SECTION("in the note of the same dialog") {
        KeptDraft note = draft(5, "a note");
        note.mode = wire::ComposeMode::note;
        openVault(path)->putDraft(note, {});
        CHECK(names().size() == 3);
    }
}

TEST_CASE("disk vault: what grows is put together again, and its pieces go with it") {
    const TemporaryFolder folder;
    const std::string path = folder / "vault";
    const auto bytesOf = [&] {
        const auto files = openVault(path)->pasted();
        return files.empty() ? QByteArray("nothing") : files.front().bytes;
    };
    KeptDraft holding = draft(5, "text");
    holding.pending = {{"voice.ogg", 0, 0, "a"}};
    {
        const auto vault = openVault(path);
        vault->putPasted(DialogId{5}, wire::ComposeMode::reply, {"a", "one "}, {});
        vault->putDraft(holding, {});
        vault->appendPasted({"a", "two "}, {});
        vault->appendPasted({"nobody", "nothing"}, {});
        vault->appendPasted({"a", "three"}, {});
    }
    CHECK(bytesOf() == "one two three");
    SECTION("the whole takes their place") {
        openVault(path)->putPasted(DialogId{5}, wire::ComposeMode::reply, {"a", "whole"}, {});
        CHECK(bytesOf() == "whole");
    }
    SECTION("they go with their draft") {
        openVault(path)->putDraft(draft(5, ""), {});
        CHECK(bytesOf() == "nothing");
        openVault(path)->putPasted(DialogId{5}, wire::ComposeMode::reply, {"a", "other"}, {});
        openVault(path)->putDraft(holding, {});
        CHECK(bytesOf() == "nothing"); // no draft knew it when the vault was opened
    }
}

TEST_CASE("disk vault: actions keep their place among the replies, and leave the draft alone") {
    const TemporaryFolder folder;
    Outgoing close = outgoing("b", "", 5);
    close.action.emplace().kind = ActionKind::close;
    close.seenAssignee = OperatorId{7};
    Outgoing back = outgoing("a", "first", 5);
    back.undo = true;
    back.foreign = false;
    {
        const auto vault = openVault(folder / "vault.db");
        REQUIRE(put(*vault, outgoing("a", "first", 5)));
        REQUIRE(put(*vault, close));
        vault->putDraft(draft(5, "hello"), {});
        REQUIRE(put(*vault, back)); // in its place, and what is written since stays
    }
    const auto vault = openVault(folder / "vault.db");
    const std::vector<Outgoing> kept = vault->outgoing();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].undo == true);
    CHECK(kept[0].foreign == false);
    CHECK_FALSE(kept[1].foreign);
    REQUIRE(kept[1].action);
    CHECK(kept[1].action->kind == ActionKind::close);
    CHECK(kept[1].seenAssignee == OperatorId{7});
    CHECK(vault->drafts().size() == 1);
}

TEST_CASE("disk vault: quote, files and caret are part of a draft") {
    const TemporaryFolder folder;
    {
        const auto vault = openVault(folder / "vault.db");
        KeptDraft whole = draft(5, "");
        whole.reply_to = MessageId{90};
        whole.cursor = 3;
        whole.pending = std::vector<DraftFile>{{"/home/anna/photo.jpg", 5, 6}};
        whole.unsaved = true;
        vault->putDraft(whole, {});
    }
    const auto vault = openVault(folder / "vault.db");
    REQUIRE(vault->drafts().size() == 1);
    const KeptDraft kept = vault->drafts().front();
    CHECK(kept.reply_to == MessageId{90});
    CHECK(kept.cursor == 3);
    REQUIRE(kept.pending);
    CHECK(kept.pending->front() == DraftFile{"/home/anna/photo.jpg", 5, 6});
    CHECK(kept.unsaved == true);
}

TEST_CASE("disk vault: what is written into cards and messages is there again, and goes with what is sent of it") {
    const TemporaryFolder folder;
    const CustomerId ivan{6};
    KeptText changed = KeptText::ofMessage(DialogId{5}, wire::ComposeMode::note);
    changed.text = "until 20";
    changed.message = MessageId{90};
    changed.former = "until 18";
    const auto about = [](const std::string& clientId, ActionKind kind) {
        Outgoing action = outgoing(clientId, "", 5);
        action.action.emplace().kind = kind;
        return action;
    };
    Outgoing note = about("a", ActionKind::customer_note);
    note.action->customer = ivan;
    Outgoing edit = about("b", ActionKind::edit_message);
    edit.action->message = MessageId{90};
    Outgoing field = about("c", ActionKind::customer_edit);
    field.action->customer = ivan;
    field.action->fields = std::map<std::string, std::string>{{"city", "Kazan"}};
    const KeptText city = KeptText::ofField(ivan, "city", "Kazan");
    const KeptText size = KeptText::ofField(ivan, "size", "XL");
    {
        const auto vault = openVault(folder / "vault.db");
        vault->putText(KeptText::ofNote(ivan, "likes"), {});
        vault->putText(KeptText::ofNote(ivan, "likes tea"), {});
        vault->putText(KeptText::ofNote(CustomerId{7}, "gone"), {});
        vault->putText(KeptText::ofNote(CustomerId{7}), {});
        vault->putText(changed, {});
        vault->putText(city, {});
        vault->putText(size, {});
    }
    {
        const auto vault = openVault(folder / "vault.db");
        CHECK(vault->texts() == std::vector{city, size, KeptText::ofNote(ivan, "likes tea"), changed});
        REQUIRE(put(*vault, note));
        REQUIRE(put(*vault, edit));
        REQUIRE(put(*vault, field));
        vault->putText(KeptText::ofNote(ivan, "and cake"), {});
        REQUIRE(put(*vault, note)); // in its place, and what is written since stays
    }
    const auto vault = openVault(folder / "vault.db");
    CHECK(vault->texts() == std::vector{size, KeptText::ofNote(ivan, "and cake")});
    vault->setAccount("boris@a");
    CHECK(vault->texts().empty());
}

TEST_CASE("disk vault: refused words and a reply that was thrown away are there again with what belongs to them") {
    const TemporaryFolder folder;
    KeptText refused = KeptText::ofRefusedEdit(DialogId{5}, MessageId{91});
    refused.text = "until 20";
    refused.mode = wire::ComposeMode::note;
    refused.why = "it was changed meanwhile";
    refused.put_away = true;
    KeptText thrown = KeptText::ofThrownAway(DialogId{5});
    thrown.text = "Yes";
    thrown.message = MessageId{90};
    thrown.made_from = TemplateId{3};
    wire::Attachment plan;
    plan.file_id = FileId{31};
    plan.name = "plan.pdf";
    thrown.files = std::vector{plan};
    {
        const auto vault = openVault(folder / "vault.db");
        vault->putText(refused, {});
        vault->putText(thrown, {});
    }
    const auto vault = openVault(folder / "vault.db");
    const auto kept = vault->texts();
    REQUIRE(kept.size() == 2);
    CHECK(std::ranges::count(kept, refused) == 1);
    CHECK(std::ranges::count(kept, thrown) == 1);
}

TEST_CASE("disk vault: another account finds nothing of the one before") {
    const TemporaryFolder folder;
    {
        const auto vault = openVault(folder / "vault.db");
        vault->setAccount("anna@a");
        vault->putDraft(draft(5, "for anna's eyes"), {});
        REQUIRE(put(*vault, outgoing("a", "first", 8)));
    }
    {
        const auto vault = openVault(folder / "vault.db");
        vault->setAccount("anna@a");
        CHECK(texts(*vault).size() == 1);
        vault->setAccount("boris@a");
        CHECK(texts(*vault).empty());
        CHECK(vault->drafts().empty());
    }
    const auto vault = openVault(folder / "vault.db");
    CHECK(vault->account() == "boris@a");
    CHECK(texts(*vault).empty());
    CHECK(vault->drafts().empty());
}

TEST_CASE("disk vault: what was called safe survives kill -9, in order") {
    const TemporaryFolder folder;
    const std::string path = folder / "vault.db";
    for (int round = 0; round < 20; ++round) {
        int toParent[2];
        REQUIRE(pipe(toParent) == 0);
        const pid_t child = fork();
        if (child == 0) {
            auto vault = std::move(DiskVault::open(path, someKey())->vault);
            for (int number = round * 1000;; ++number) {
                vault->putOutgoing(outgoing(std::to_string(number), std::to_string(number)),
                                   [&, number](const Result<void>& kept) {
                                       if (kept && write(toParent[1], &number, sizeof number) < 0)
                                           _exit(1);
                                   });
                QCoreApplication::processEvents(QEventLoop::AllEvents);
                usleep(100);
            }
        }
        close(toParent[1]);
        int number = -1;
        int lastSafe = -1;
        for (int i = 0; i <= round && read(toParent[0], &number, sizeof number) == sizeof number; ++i)
            lastSafe = number;
        ::kill(child, SIGKILL);
        while (read(toParent[0], &number, sizeof number) == sizeof number)
            lastSafe = number;
        close(toParent[0]);
        waitpid(child, nullptr, 0);
        REQUIRE(lastSafe >= round * 1000);

        const auto vault = openVault(path);
        std::vector<int> kept;
        for (const std::string& text : texts(*vault))
            kept.push_back(std::stoi(text));
        CHECK(std::is_sorted(kept.begin(), kept.end()));
        const auto ofRound = std::count_if(kept.begin(), kept.end(), [&](int each) { return each >= round * 1000; });
        CHECK(ofRound >= lastSafe - round * 1000 + 1);
    }
}

TEST_CASE("disk vault: a full disk is said, and nothing is called safe") {
    const TemporaryFolder folder;
    const auto vault = openVault(folder / "vault.db");
    REQUIRE(put(*vault, outgoing("a", "before")));

    // Files can't grow any further, as on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    rlimit none = before;
    none.rlim_cur = 40'000;
    REQUIRE(setrlimit(RLIMIT_FSIZE, &none) == 0);
    Result<void> answer;
    for (int i = 0; i < 100 && answer; ++i)
        answer = put(*vault, outgoing("b" + std::to_string(i), std::string(4000, 'x')));
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);

    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Errc::unavailable);
    CHECK_FALSE(answer.error().detail.empty());
    // There is room again.
    CHECK(put(*vault, outgoing("c", "after")));
}

TEST_CASE("disk vault: what can't be read is set aside, and work goes on") {
    const TemporaryFolder folder;
    const std::string path = folder / "vault.db";
    std::string before;
    SECTION("another key's") {
        CacheKey other = someKey();
        other[0] = 9;
        auto opened = DiskVault::open(path, other);
        REQUIRE(opened);
        REQUIRE(put(*opened->vault, outgoing("a", "theirs")));
        opened->vault.reset();
        before = TemporaryFolder::read(path);
    }
    SECTION("not a database at all") {
        before = std::string(10'000, 'z');
        folder.write("vault.db", before);
    }
    auto opened = DiskVault::open(path, someKey());
    REQUIRE(opened);
    REQUIRE_FALSE(opened->setAside.empty());
    CHECK(TemporaryFolder::read(opened->setAside) == before);
    CHECK(texts(*opened->vault).empty());
    CHECK(put(*opened->vault, outgoing("b", "mine")));
}

TEST_CASE("disk vault: what grows survives kill -9 as far as it was called safe") {
    const TemporaryFolder folder;
    for (int round = 0; round < 10; ++round) {
        const std::string path = folder / ("vault" + std::to_string(round));
        int toParent[2];
        REQUIRE(pipe(toParent) == 0);
        const pid_t child = fork();
        if (child == 0) {
            auto vault = std::move(DiskVault::open(path, someKey())->vault);
            KeptDraft speaking = draft(5, "");
            speaking.pending = {{"voice.ogg", 0, 0, "a"}};
            vault->putPasted(DialogId{5}, wire::ComposeMode::reply, {"a", {}}, {});
            vault->putDraft(speaking, {});
            for (int number = 0;; ++number) {
                vault->appendPasted({"a", QByteArray(1, static_cast<char>(number % 251))},
                                    [&, number](const Result<void>& kept) {
                                        if (kept && write(toParent[1], &number, sizeof number) < 0)
                                            _exit(1);
                                    });
                QCoreApplication::processEvents(QEventLoop::AllEvents);
                usleep(100);
            }
        }
        close(toParent[1]);
        int number = -1;
        int lastSafe = -1;
        for (int i = 0; i <= round * 20 && read(toParent[0], &number, sizeof number) == sizeof number; ++i)
            lastSafe = number;
        ::kill(child, SIGKILL);
        while (read(toParent[0], &number, sizeof number) == sizeof number)
            lastSafe = number;
        close(toParent[0]);
        waitpid(child, nullptr, 0);
        REQUIRE(lastSafe >= 0);

        const auto files = openVault(path)->pasted();
        REQUIRE(files.size() == 1);
        const QByteArray& kept = files.front().bytes;
        CHECK(kept.size() > lastSafe);
        for (qsizetype i = 0; i < kept.size(); ++i)
            REQUIRE(kept[i] == static_cast<char>(i % 251));
    }
}

TEST_CASE("disk vault: a second program on the same file is refused") {
    const TemporaryFolder folder;
    const auto vault = openVault(folder / "vault.db");
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        const auto second = DiskVault::open(folder / "vault.db", someKey());
        _exit(!second && second.error().code == Errc::unavailable ? 0 : 1);
    }
    waitpid(child, &status, 0);
    CHECK(status == 0);
}

TEST_CASE("key file: made once, for its owner only") {
    const TemporaryFolder folder;
    const auto key = keyFromFile(folder / "vault.key");
    REQUIRE(key);
    CHECK(keyFromFile(folder / "vault.key").value() == *key);
    using std::filesystem::perms;
    CHECK(std::filesystem::status(folder / "vault.key").permissions() == (perms::owner_read | perms::owner_write));
    CHECK(keyFromFile(folder / "other.key").value() != *key);

    std::filesystem::permissions(folder / "vault.key", perms::group_read, std::filesystem::perm_options::add);
    CHECK_FALSE(keyFromFile(folder / "vault.key"));
    folder.write("short.key", "x");
    std::filesystem::permissions(folder / "short.key", perms::owner_read | perms::owner_write);
    CHECK_FALSE(keyFromFile(folder / "short.key"));
}
