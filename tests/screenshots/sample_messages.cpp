// SPDX-License-Identifier: GPL-3.0-or-later
// The messages in the pictures.
#include "tests/screenshots/sample_data.hpp"

namespace pult::sample {
namespace {

using namespace client;

QString s(const char* text) {
    return QString::fromUtf8(text);
}

MessageRow message(std::int64_t id, Direction direction, const char* author, const char* text, int hour, int minute) {
    MessageRow row;
    row.id = id;
    row.seq = id;
    row.direction = direction;
    row.authorName = s(author);
    row.authorKind = direction == Direction::in ? AuthorKind::customer : AuthorKind::user;
    row.text = s(text);
    row.atMs = at(hour, minute);
    row.state = direction == Direction::out ? DeliveryState::read : DeliveryState::none;
    row.mine = direction == Direction::out;
    return row;
}

} // namespace

std::vector<MessageRow> talk() {
    std::vector<MessageRow> rows;
    rows.push_back(message(2000, Direction::in, "Иван Петров",
                           "Здравствуйте! У нас бронь 5512, можно уточнить время заезда?", 12, 0));
    MessageRow took = message(2001, Direction::system, "", "", 12, 1);
    took.text = here("Анна Крылова: диалог взят", "Анна Крылова took the dialog");
    took.authorKind = AuthorKind::system;
    took.event = s("taken");
    rows.push_back(took);
    rows.push_back(message(2002, Direction::out, "Анна Крылова",
                           "Иван, добрый день! Вижу бронь 5512: «Сосна», заезд 24 мая с 15:00.", 12, 2));
    MessageRow photo = message(2003, Direction::in, "Иван Петров", "Хотим вот этот, с видом на воду", 12, 5);
    photo.attachments = {{7, s("image"), s("вид.jpg"), s("image/jpeg"), 183'000, 816, 384}};
    rows.push_back(photo);
    MessageRow answer =
        message(2004, Direction::out, "Анна Крылова",
                "Это он и есть, терраса на озеро. Подробно: https://zarechye.example/domiki/sosna", 12, 6);
    answer.replyTo = {2003, s("Иван Петров"), s("Хотим вот этот, с видом на воду")};
    rows.push_back(answer);
    rows.push_back(
        message(2005, Direction::note, "Марина Соколова", "Постоянный гость: ранний заезд ему бесплатно.", 12, 7));
    rows.push_back(message(2007, Direction::in, "Иван Петров",
                           "А можно приехать к 12? Поезд приходит рано, дети устанут ждать", 12, 31));
    rows.push_back(message(2008, Direction::in, "Иван Петров", "И ещё вопрос: мангал и дрова включены?", 12, 32));
    return rows;
}

std::vector<MessageRow> states() {
    std::vector<MessageRow> rows;
    int minute = 2;
    const auto out = [&](const char* text, DeliveryState state) -> MessageRow& {
        MessageRow one = message(3000 + minute, Direction::out, "Анна Крылова", text, 12, minute);
        minute += 6;
        one.state = state;
        rows.push_back(one);
        return rows.back();
    };
    out("Проверяю, минуту!", DeliveryState::read).stateAtMs = at(12, 4);
    out("Парковка бесплатно, место 4.", DeliveryState::delivered).editedAtMs = at(12, 10);
    out("Ранний заезд бесплатно.", DeliveryState::accepted);
    out("Можно въехать в 11", DeliveryState::cancelled).errorText =
        here("Коллега ответил раньше, чем пришло его время", "A colleague has answered before its time came");
    out("Ждём вас 24 мая!", DeliveryState::failed).errorText =
        here("Клиент заблокировал нас в этом мессенджере", "The client has blocked us in this messenger");
    MessageRow& plan = out("План участка", DeliveryState::failed);
    plan.errorText = here("Мессенджер не принимает «участок.dwg»", "The messenger does not take “участок.dwg”");
    plan.canLink = true;
    out("Доплата 1 200 ₽ за обе ночи.", DeliveryState::uncertain).errorText =
        here("Мессенджер не подтвердил приём", "The messenger did not confirm it");
    out("Счёт на доплату отправила.", DeliveryState::queued);
    MessageRow& local = out("Ключи будут на стойке у входа, код пришлю утром.", DeliveryState::inflight);
    local.id = 0;
    local.clientId = s("c-1");
    MessageRow whisper = message(3100, Direction::note, "Виктория Орлова",
                                 "Предложи ему домик 9: там тоже терраса, и он свободен с 10:00.", 12, 50);
    whisper.whisperTo = s("Анна");
    rows.push_back(whisper);
    MessageRow file = message(3101, Direction::out, "Анна Крылова", "", 12, 51);
    file.state = DeliveryState::delivered;
    file.attachments = {{8, s("file"), s("Схема проезда и правила дома.pdf"), s("application/pdf"), 188'416, 0, 0}};
    rows.push_back(file);
    MessageRow bot = message(3102, Direction::out, "Ночной бот", "Мы ответим утром, после 9:00.", 12, 52);
    bot.authorKind = AuthorKind::bot;
    bot.mine = false;
    rows.push_back(bot);
    return rows;
}

MessageRow held() {
    MessageRow row = message(3200, Direction::out, "Анна Крылова", "Ключи будут на стойке у входа.", 12, 34);
    row.state = DeliveryState::scheduled;
    row.heldUntilMs = nowMs() + 4000;
    return row;
}

std::vector<MessageRow> hostile() {
    std::vector<MessageRow> rows;
    MessageRow old = message(4000, Direction::in, "Иван", "Вчерашнее сообщение", 9, 0);
    old.atMs -= 24 * 3'600'000;
    rows.push_back(old);
    rows.push_back(message(4001, Direction::in, "Иван", "<b>не разметка</b> & <script>alert(1)</script>", 12, 0));
    rows.push_back(message(4002, Direction::in, "Иван", "شكرا جزيلا\nobrigado\nתודה רבה", 12, 1));
    rows.push_back(message(
        4003, Direction::in, "Иван",
        "НепрерывноеСловоБезПробеловКотороеДлиннееЛюбогоПузыряИДолжноБытьПеренесеноГдеУгодно_0123456789_0123456789", 12,
        2));
    rows.push_back(message(4009, Direction::in, "Иван", "до \u202Eэтого места\u202C прямо", 12, 3));
    rows.push_back(message(4004, Direction::in, "Иван", "🌲🌲🌲", 12, 3));
    MessageRow deleted = message(4005, Direction::in, "Иван", "Это сообщение клиент удалил", 12, 4);
    deleted.deletedAtMs = at(12, 6);
    rows.push_back(deleted);
    MessageRow file = message(4006, Direction::in, "Иван", "", 12, 5);
    file.attachments = {{9, s("file"),
                         s("очень-длинное-имя-файла-которое-не-помещается-ни-в-какой-пузырь-и-обрезается.docx"), s("x"),
                         48'000'000, 0, 0}};
    rows.push_back(file);
    MessageRow unknown = message(4007, Direction::in, "Иван", "Картинка неизвестного размера", 12, 6);
    unknown.attachments = {{10, s("image"), s("x.jpg"), s("image/jpeg"), 1, 0, 0}};
    rows.push_back(unknown);
    rows.push_back(message(4008, Direction::note, "Анна Крылова-Вознесенская-Константинопольская", "ok", 12, 7));
    return rows;
}

std::vector<MessageRow> fromMessengers() {
    std::vector<MessageRow> rows;
    int minute = 0;
    const auto in = [&](const char* text) -> MessageRow& {
        rows.push_back(message(5000 + minute, Direction::in, "Иван Петров", text, 12, minute));
        ++minute;
        return rows.back();
    };
    const auto with = [&](const char* kind, const char* name) -> AttachmentRow& {
        AttachmentRow attachment;
        attachment.kind = s(kind);
        attachment.name = s(name);
        in("").attachments = {attachment};
        return rows.back().attachments.front();
    };
    MessageRow started = message(4999, Direction::system, "", "", 12, 0);
    started.text = here("Клиент открыл чат с нами", "The client opened the chat with us");
    started.event = s("started");
    rows.push_back(started);
    with("location", "Причал «Лесной»").place = s("Осташков, Береговая улица, 14");
    with("contact", "Ольга Петрова").phones = {s("+7 921 555-01-34"), s("+7 921 555-01-35")};
    with("sticker", "").emoji = s("🌲");
    AttachmentRow& voice = with("voice", "");
    voice.durationMs = 34'000;
    voice.absence = Absence::pending;
    AttachmentRow& video = with("video", "дорога к дому.mp4");
    video.bytes = 48'000'000;
    video.durationMs = 125'000;
    video.absence = Absence::tooLarge;
    AttachmentRow& coming = with("image", "");
    coming.width = 800;
    coming.height = 300;
    coming.absence = Absence::pending;
    with("file", "договор.pdf").absence = Absence::gone;
    in("").unsupported = s("poll");
    MessageRow blocked = message(5098, Direction::system, "", "", 12, 30);
    blocked.text = here("Клиент заблокировал нас или запретил сообщения: ответы не дойдут",
                        "The client has blocked us or forbidden messages: replies don't arrive");
    blocked.event = s("unreachable");
    rows.push_back(blocked);
    return rows;
}

std::vector<MessageRow> became() {
    std::vector<MessageRow> rows;
    int minute = 0;
    const auto in = [&](const char* text) -> MessageRow& {
        rows.push_back(message(6000 + minute, Direction::in, "Иван Петров", text, 12, minute));
        ++minute;
        return rows.back();
    };
    MessageRow& forwarded = in("Домик 9 свободен с 10:00, ключи у входа.");
    forwarded.forwarded = true;
    forwarded.forwardedFrom = s("База «Лесное озеро»");
    forwarded.reactions = {{s("👍"), s("Анна Крылова")}, {s("👍"), s("Иван Петров")}, {s("❤️"), s("Иван Петров")}};
    in("Забронировать ещё ночь").pressed = true;
    MessageRow& edited = in("Приедем в одиннадцать");
    edited.editedAtMs = at(12, 20);
    edited.formerTexts = {{s("Приедем в десять"), at(12, 20)}};
    in("Это я писал жене").deletedAtMs = at(12, 21);
    MessageRow& withheld = in("");
    withheld.deletedAtMs = at(12, 22);
    withheld.withheld = true;
    MessageRow reply = message(6097, Direction::out, "Анна Крылова", "Ждём вас!", 12, 25);
    reply.state = DeliveryState::read;
    reply.reactions = {{s("🔥"), s("Иван Петров")}};
    rows.push_back(reply);
    return rows;
}

std::vector<MessageRow> media() {
    std::vector<MessageRow> rows;
    int minute = 0;
    const auto says = [&](Direction direction, const char* text) -> MessageRow& {
        const char* author = direction == Direction::in ? "Иван Петров" : "Анна Крылова";
        rows.push_back(message(7000 + minute, direction, author, text, 12, minute));
        ++minute;
        return rows.back();
    };
    const auto file = [](const char* kind, std::int64_t id, int width, int height) {
        AttachmentRow row;
        row.fileId = id;
        row.kind = s(kind);
        row.width = width;
        row.height = height;
        return row;
    };
    MessageRow& album = says(Direction::in, "Вот дорога к дому и причал");
    for (int i = 0; i < 5; ++i)
        album.attachments.append(file(i == 3 ? "video" : "image", i == 4 ? 70 : 7, i == 1 ? 600 : 800, 600));
    album.attachments[3].durationMs = 12'000;
    AttachmentRow video = file("video", 71, 1280, 720);
    video.durationMs = 125'000;
    video.bytes = 48'000'000;
    says(Direction::in, "").attachments = {video};
    AttachmentRow sticker = file("sticker", 72, 512, 512);
    sticker.emoji = s("🌲");
    says(Direction::in, "").attachments = {sticker};
    for (const std::int64_t id : {81, 82, 83, 84}) {
        AttachmentRow voice = file("voice", id, 0, 0);
        voice.durationMs = 23'000;
        says(id == 82 ? Direction::out : Direction::in, "").attachments = {voice};
    }
    AttachmentRow bill = file("file", 9, 0, 0);
    bill.name = s("Договор аренды, июнь.pdf");
    bill.bytes = 188'416;
    says(Direction::in, "Подписал").attachments = {bill};
    return rows;
}

VoiceLook voice(const AttachmentRow& attachment) {
    VoiceLook look;
    look.durationMs = 23'000;
    for (int i = 0; i < 48; ++i)
        look.bars.push_back(attachment.fileId == 83 ? 0 : 3 + i * 37 % 23 + (i / 6 % 2) * 5);
    if (attachment.fileId == 81) {
        look.playing = true;
        look.positionMs = 7'000;
        look.speed = 1.5;
    }
    look.loading = attachment.fileId == 83;
    if (attachment.fileId == 84)
        look.trouble = here("Нет звукового устройства", "No sound device");
    return look;
}

} // namespace pult::sample
