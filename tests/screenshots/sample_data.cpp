// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/sample_data.hpp"

#include "client/models/words/channel_words.hpp"
#include "shared/domain/channel_reason.hpp"

#include <QDateTime>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace pult::sample {
namespace {

using namespace client;

QString s(const char* text) {
    return QString::fromUtf8(text);
}

DialogRow row(std::int64_t id, const char* name, const char* channel, const char* text, int hour, int minute) {
    DialogRow row;
    row.id = id;
    row.customerId = id;
    row.customerName = s(name);
    row.channelKind = s(channel);
    row.lastText = s(text);
    row.lastAtMs = at(hour, minute);
    row.status = DialogStatus::active;
    row.assigneeId = 1;
    row.assigneeName = s("Анна Крылова");
    row.mine = true;
    return row;
}

DialogRow waits(DialogRow row, int seconds, int unread) {
    row.unanswered = true;
    row.waitingSinceMs = nowMs() - seconds * 1000;
    row.answerWarningMs = row.waitingSinceMs + 144'000;
    row.answerDueMs = row.waitingSinceMs + 180'000;
    row.unread = unread;
    return row;
}

DialogRow outgoing(DialogRow row, DeliveryState state) {
    row.lastDirection = Direction::out;
    row.lastState = state;
    row.status = DialogStatus::waiting;
    return row;
}

} // namespace

QString here(const char* russian, const char* english) {
    return QString::fromUtf8(QLocale().language() == QLocale::Russian ? russian : english);
}

std::int64_t nowMs() {
    return QDateTime(QDate(2026, 5, 12), QTime(12, 34), Qt::UTC).toMSecsSinceEpoch();
}

std::int64_t at(int hour, int minute) {
    return QDateTime(QDate(2026, 5, 12), QTime(hour, minute), Qt::UTC).toMSecsSinceEpoch();
}

DialogRow openDialog() {
    DialogRow ivan =
        waits(row(18245, "Иван Петров", "whatsapp", "И ещё вопрос: мангал и дрова включены?", 12, 32), 156, 0);
    ivan.customerId = 6;
    ivan.channelName = here("WhatsApp основной", "WhatsApp main");
    ivan.address = s("+7 921 … 21");
    ivan.tags = {here("ранний заезд", "early arrival"), here("семья", "family")};
    ivan.heard = true;
    ivan.voiceMs = 15 * 60'000;
    ivan.windowEndsMs = nowMs() + 21 * 3'600'000 + 60'000;
    ivan.viewing = {s("Марина Соколова")};
    return ivan;
}

std::vector<std::optional<DialogRow>> dialogs() {
    std::vector<std::optional<DialogRow>> rows;
    DialogRow olga = waits(row(11, "Ольга Рязанцева-Константинопольская", "telegram",
                               "Оплата прошла два раза, верните, пожалуйста, одну", 12, 30),
                           190, 3);
    olga.tags = {here("оплата", "payment"), here("возврат", "refund")};
    olga.priority = kUrgentPriority;
    rows.push_back(olga);
    rows.push_back(openDialog());
    DialogRow alexandra = waits(
        row(13, "Александра Вознесенская-Грин", "vk", "Здравствуйте! Подскажите, с собакой можно?", 12, 32), 108, 1);
    alexandra.tags = {here("животные", "pets")};
    alexandra.stageName = here("забронировано", "booked");
    rows.push_back(alexandra);
    DialogRow guest = waits(row(12, "Гость 4471", "webchat", "Есть ли свободные даты?", 12, 33), 54, 0);
    guest.customerId = 0;
    guest.guestNumber = s("4471");
    guest.draftText = s("Добрый день! Свободны 14–16 и 20–22 мая");
    rows.push_back(guest);
    DialogRow gulnara =
        outgoing(row(14, "Гульнара Сафиуллина", "avito", "отправила счёт на 18 400 ₽", 12, 31),
                 DeliveryState::accepted);
    gulnara.tags = {here("оплата", "payment")};
    rows.push_back(gulnara);
    DialogRow wind = row(15, "ООО «Северный ветер», корпоратив", "email", "ждём подписанный договор", 12, 8);
    wind.lastDirection = Direction::note;
    wind.lastAuthor = s("Игорь");
    wind.tags = {here("опт", "wholesale"), here("договор", "contract")};
    rows.push_back(wind);
    rows.push_back(outgoing(row(16, "Дмитрий Ким", "max", "Ключи на стойке у входа", 11, 52), DeliveryState::failed));
    DialogRow natalia = row(17, "Наталья Юрьевна", "telegram", "", 11, 20);
    natalia.typing = s("Наталья Юрьевна");
    natalia.customerIsTyping = true;
    natalia.tags = {here("отзыв", "review")};
    rows.push_back(natalia);
    DialogRow timur = row(18, "Тимур Абдрахманов", "vk", "", 10, 47);
    timur.lastAttachmentKind = s("image");
    timur.tags = {here("поломка домик 4", "repair cottage 4")};
    rows.push_back(timur);
    DialogRow liza = outgoing(row(19, "Елизавета Крестовоздвиженская", "whatsapp", "хорошего отдыха! 🌲", 10, 15),
                              DeliveryState::read);
    liza.tags = {here("заезд", "arrival")};
    rows.push_back(liza);
    DialogRow ruslan =
        outgoing(row(20, "Руслан Махмудов", "whatsapp", "адрес: Тверская область, деревня Заречье, 5", 9, 58),
                 DeliveryState::delivered);
    ruslan.status = DialogStatus::snoozed;
    ruslan.snoozedUntilMs = at(18, 0);
    rows.push_back(ruslan);
    rows.push_back(std::nullopt);
    rows.push_back(std::nullopt);
    return rows;
}

std::vector<std::optional<DialogRow>> spam() {
    DialogRow ivan = openDialog();
    ivan.unanswered = false;
    std::vector<std::optional<DialogRow>> rows{
        row(31, "Удачный заработок", "telegram", "Доход от 5000 в день, пишите в личные сообщения!!!", 12, 14), ivan,
        row(32, "Гость 4460", "webchat", "купить ссылки недорого", 9, 41)};
    for (auto& each : rows) {
        each->status = DialogStatus::closed;
        each->spam = true;
    }
    return rows;
}

QList<DialogRow> desk() {
    const auto rows = dialogs();
    QList<DialogRow> desk;
    for (std::size_t i = 0; i < 4; ++i)
        desk.append(*rows[i]);
    desk.append(DialogRow{});
    return desk;
}

CustomerCard card() {
    CustomerCard card;
    card.id = 6;
    card.name = s("Иван Петров");
    card.givenName = card.name;
    card.vip = true;
    card.knownSinceMs = QDateTime(QDate(2023, 3, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    card.city = s("Тверь");
    card.contacts = {{s("whatsapp"), s("+7 921 … 21"), true},
                     {s("telegram"), s("@ivan_p"), true},
                     {s("vk"), s("id77…90, Ваня П."), false}};
    card.tags = {here("ранний заезд", "early arrival"), here("семья", "family"), here("у озера", "by the lake"),
                 here("с 2 детьми", "with 2 children")};
    card.localTime = s("12:41");
    card.mayEdit = true;
    card.fields = {{s("Город"), here("Город", "City"), FieldType::text, s("Тверь"), {}},
                   {s("Тариф"),
                    here("Тариф", "Rate"),
                    FieldType::choice,
                    here("Семейный, завтраки", "Family, breakfast"),
                    {here("Семейный, завтраки", "Family, breakfast")}},
                   {s("Гости"),
                    here("Гости", "Guests"),
                    FieldType::text,
                    here("2 взрослых, 2 детей", "2 adults, 2 children"),
                    {}}};
    card.notes = {
        {1, s("Марина"), s("Аллергия у младшего на перо: подушки синтетика."), at(9, 0) - 39LL * 24 * 3'600'000, true},
        {2, s("Анна"), s("Просит звонить после шести."), at(9, 30), false}};
    const std::int64_t day = 24LL * 3'600'000;
    card.dialogs = {{18245, s("whatsapp"), s("Анна"), s("И ещё вопрос: мангал и дрова включены?"), at(12, 32), false},
                    {17001, s("telegram"), s("Ольга"), s("Бронь 5120, спасибо за отдых"), at(9, 0) - 36 * day, true},
                    {16002, s("whatsapp"), s("Анна"), s("вопрос о парковке"), at(9, 0) - 44 * day, true},
                    {15003, s("vk"), s("Игорь"), s("цены на июнь"), at(9, 0) - 62 * day, true},
                    {14004, s("vk"), {}, s("есть ли домик на майские?"), at(9, 0) - 80 * day, true}};
    for (qsizetype i = 1; i < card.dialogs.size(); ++i)
        card.dialogs[i].outcome = here("решён, оценка 5 из 5, 12 мин", "resolved, rated 5 of 5, 12 min");
    card.openDialogId = 18245;
    card.orders = {{2,
                    s("truck"),
                    s("5512"),
                    here("в пути", "on its way"),
                    QString::fromUtf8("4\u00A0590,50\u00A0₽"),
                    s("shop.example.org"),
                    at(9, 12),
                    s("https://shop.example.org/orders/5512"),
                    {s("Плед серый, 2 шт."), s("Свеча «Озеро»")}},
                   {1,
                    s("circle-check"),
                    s("5120"),
                    here("вручён", "delivered"),
                    QString::fromUtf8("12\u00A0300\u00A0₽"),
                    s("shop.example.org"),
                    at(9, 0) - 39 * day,
                    {},
                    {}}};
    card.journey = {
        {s("message-circle"), here("Написал нам", "Wrote to us"), s("whatsapp"), at(11, 2), 18245},
        {s("world"), here("На странице Домики у озера", "On the page Cottages by the lake"), s("webchat"), at(10, 58),
         18245},
        {s("truck"), here("Заказ 5512: в пути", "Order 5512: on its way"), {}, at(10, 30), 0},
        {s("mood-smile"), here("Оценка 5 из 5", "Rated 5 of 5"), s("telegram"), at(9, 0) - 36 * day, 17001},
        {s("archive"), here("Закрыт: решён", "Closed: resolved"), s("telegram"), at(9, 0) - 36 * day, 17001}};
    return card;
}

CustomerCard uncoveredCard() {
    CustomerCard shown = card();
    shown.contactView = ContactView::uncovered;
    shown.mayUncover = true;
    shown.contacts[0].address = s("+7 921 304-15-21");
    shown.contacts[2].address = s("7788990");
    shown.fields.append({s("Почта"), here("Почта", "E-mail"), FieldType::text, s("ivan@example.ru"), {}});
    shown.fields.append(
        {s("Паспорт"), here("Паспорт", "Passport"), FieldType::text, s("4510 123456, выдан в Твери"), {}});
    return shown;
}

CustomerCard coveredCard(bool mayUncover) {
    CustomerCard shown = uncoveredCard();
    shown.contactView = ContactView::covered;
    shown.mayUncover = mayUncover;
    shown.contacts[0].address = s("+7 ··· ·· 21");
    shown.contacts[1].address = s("@i···");
    shown.contacts[2].address = s("··· ·· 90");
    shown.fields[3].value = s("i···@e···.ru");
    shown.fields[4].value = s("···");
    shown.fields[3].hidden = shown.fields[4].hidden = true;
    return shown;
}

CustomerCard doubtfulCard() {
    CustomerCard doubtful = card();
    doubtful.fields.append({s("Договор"), here("Договор", "Contract"), FieldType::number, {}, {}});
    doubtful.fields.append({s("Скидка"), here("Скидка", "Discount"), FieldType::flag, s("true"), {}});
    MergeOfferRow offer;
    offer.id = 77;
    offer.name = s("Ваня П.");
    offer.contacts = {{s("vk"), s("id7790"), false}, {s("telegram"), s("@vanya_p"), false}};
    offer.fields = {
        {s("Город"), here("Город", "City"), FieldType::text, s("Москва"), {}},
        {s("Гости"), here("Гости", "Guests"), FieldType::text, here("2 взрослых, 2 детей", "2 adults, 2 children"), {}},
        {s("email"), s("email"), FieldType::text, s("vanya@example.org"), {}}};
    offer.tags = {here("опт", "wholesale")};
    offer.score = 92;
    offer.reasons = here("одинаковый телефон, имя похоже", "same phone, similar name");
    doubtful.offers = {offer};
    doubtful.merged = {{3, s("Иван (веб-чат)"), at(18, 0)}};
    return doubtful;
}

CustomerCard hostileCard() {
    CustomerCard hostile = doubtfulCard();
    hostile.name = s("Константин Константинопольский-Преображенский, ООО «Ромашка и партнёры»");
    hostile.fields.prepend({s("Приложение"),
                            here("Номер договора, приложение и дополнительное соглашение",
                                 "Number of the contract, its annex and the additional agreement"),
                            FieldType::text,
                            s("https://example.org/") + QString(120, u'x'),
                            {}});
    hostile.offers[0].name = s("שלום Ваня אברהם с именем, которому нет конца и края, сколько его ни читай");
    hostile.offers[0].contacts[0].address = QString(80, u'W');
    hostile.merged[0].name = hostile.name;
    hostile.orders[0].state = s("собран и ждёт курьера, который приедет после дождичка в четверг") + QString(60, u'Ж');
    hostile.orders[0].number = QString(40, u'8');
    hostile.journey[1].words = s("На странице ") + QString(100, u'Щ');
    return hostile;
}

QList<PendingFileRow> files() {
    using State = PendingFileRow::State;
    return {{1, s("терраса-9.jpg"), s("image"), 2'400'000, 41, false, 380'000, State::uploading, {}, picture({96, 72})},
            {2, s("счёт.pdf"), s("file"), 184'000, 100, false, 0, State::ready, {}, {}},
            {3,
             s("Правила дома и схема проезда от станции до озера, новая редакция.docx"),
             s("file"),
             90'000,
             12,
             false,
             0,
             State::failed,
             here("связь оборвалась", "the connection broke"),
             {}}};
}

QList<PendingFileRow> voiceFiles() {
    using State = PendingFileRow::State;
    return {
        {1, here("Голосовое, 0:07", "Voice message, 0:07"), s("voice"), 24'000, 55, false, 0, State::uploading, {}, {}},
        {2, here("Голосовое, 1:12", "Voice message, 1:12"), s("voice"), 250'000, 100, false, 0, State::ready, {}, {}},
        {3,
         here("Голосовое, 0:31", "Voice message, 0:31"),
         s("voice"),
         108'000,
         40,
         false,
         0,
         State::failed,
         here("связь оборвалась", "the connection broke"),
         {}}};
}

RecordingLook recording() {
    RecordingLook look{14 * 60'000 + 48'000, 15 * 60'000, {}};
    look.levels.reserve(70);
    for (int i = 0; i < 70; ++i)
        look.levels.push_back(i % 23 < 4 ? 0 : 4 + i * 37 % 25);
    return look;
}

QList<AlertRow> alerts() {
    return {{s("channel/3"), true,
             here("Канал «WhatsApp основной» не работает, ответы ждут: мессенджер не принимает токен.",
                  "“WhatsApp main” does not work, replies wait: the messenger doesn't accept the token.")},
            {s("disk_low"), false,
             here("Диск сервера почти заполнен. Сообщите администратору.",
                  "The server's disk is almost full. Tell your administrator.")}};
}

QList<ChannelTeam> channelTeams() {
    return {{2, s("Отдел бронирования")}, {3, s("Ресторан")}};
}

QList<ChannelRow> channels() {
    const auto why = [](domain::ChannelTrouble trouble, std::string details = {}) {
        return channelReasonWords(domain::sentenceOf({trouble, std::move(details)}));
    };
    using Trouble = domain::ChannelTrouble;
    return {
        {1, s("telegram"), here("Отель «Берег»", "Hotel Shore"), ChannelHealth::ok, {}, at(9, 0), false, s("24h"), 3},
        {2, s("whatsapp"), here("WhatsApp основной, бронирование и трансферы", "WhatsApp main, bookings and transfers"),
         ChannelHealth::misconfigured, why(Trouble::token), at(12, 10), false, QString()},
        {3, s("vk"), here("Сообщество ВКонтакте", "VK community"), ChannelHealth::degraded, why(Trouble::unreached),
         at(12, 30), false, s("90m")},
        {5, s("telegram"), here("Бот для гостей", "Bot for guests"), ChannelHealth::degraded,
         why(Trouble::lost, "2026-05-10 10:00 to 2026-05-11 12:00 UTC"), at(11, 5), true, s("0")},
        {4, s("webchat"), here("Сайт", "Site"), ChannelHealth::paused, {}, 0, false, QString()}};
}

QImage picture(QSize size) {
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor(0x87A7C7));
    sky.setColorAt(0.55, QColor(0xF3D9A4));
    sky.setColorAt(0.56, QColor(0x6A97B5));
    sky.setColorAt(1, QColor(0x2F5E7E));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x8091AC));
    const int w = size.width();
    const int h = size.height();
    painter.drawPolygon(
        QPolygon({{0, h * 55 / 100}, {w / 4, h / 4}, {w / 2, h / 2}, {w * 7 / 10, h / 5}, {w, h * 55 / 100}}));
    return image;
}

QList<TemplateRow> templates() {
    struct Text {
        QString title;
        QString shortcut;
        QString folder;
        QString text;
        std::int64_t uses;
    };
    const QString arrival = here("Заезд", "Arrival");
    const QString payment = here("Оплата", "Payment");
    const QString refunds = payment + here("/Возвраты", "/Refunds");
    const Text texts[] = {
        {here("Заезд: во сколько", "Arrival: what time"), here("заезд1", "arrive1"), arrival,
         here("Добрый день, {name}! Бронь {customer.booking}, заезд 24 мая с {?время}. Ключи на стойке, код домофона "
              "{?код}.",
              "Good day, {name}! Booking {customer.booking}, arrival on 24 May from {?time}. The keys are at the desk, "
              "the door's code is {?code}."),
         90},
        {here("Ранний заезд, бесплатно", "Early arrival, free"), here("заезд2", "arrive2"), arrival,
         here("Ранний заезд бесплатно, если домик свободен.", "Early arrival is free when the cottage is."), 60},
        {here("Заезд: ключи и адрес", "Arrival: keys and address"), here("заезд3", "arrive3"), arrival,
         here("Ключи на стойке, адрес: Заречье, Лесная 4.", "The keys are at the desk: Zarechye, Lesnaya 4."), 30},
        {here("Счёт на оплату", "Bill"), here("счёт", "bill"), payment,
         here("Счёт отправили на почту.", "The bill has gone out by e-mail."), 25},
        {here("Возврат за ночь", "Refund of a night"), here("возврат", "refund"), refunds,
         here("Вернём за ночь в течение трёх дней.", "We pay the night back within three days."), 9},
    };
    QList<TemplateRow> rows;
    for (const Text& one : texts) {
        TemplateRow row;
        row.id = rows.size() + 1;
        row.title = one.title;
        row.shortcut = one.shortcut;
        row.folder = one.folder;
        row.text = row.whole = one.text;
        row.uses = one.uses;
        row.editable = row.mine = rows.size() > 2;
        rows.append(row);
    }
    rows.last().files = {here("возврат.pdf", "refund.pdf")};
    rows.last().effects = {here("#возврат", "#refund"), here("диалог закрывается", "the dialog is closed")};
    TemplateRow approved;
    approved.id = 100;
    approved.title = here("Напоминание о заезде", "Reminder of the arrival");
    approved.text = approved.whole = here("Здравствуйте, {{1}}! Напоминаем: заезд {{2}} с 14:00.",
                                          "Hello, {{1}}! A reminder: arrival {{2}} from 2 p.m.");
    approved.approved = true;
    approved.parameters = {QStringLiteral("1"), QStringLiteral("2")};
    rows.append(approved);
    return rows;
}

TemplateContext templateContext() {
    return {QString::fromUtf8("Иван Петров"),
            QStringLiteral("whatsapp"),
            {{QStringLiteral("name"), QString::fromUtf8("Иван")},
             {QStringLiteral("customer.booking"), QStringLiteral("5512")}},
            false};
}

SearchView found() {
    const auto row = [](SearchKind kind, const QString& title, const QString& words, QList<TextMark> marks) {
        SearchRow made;
        made.kind = kind;
        made.title = title;
        made.words = words;
        made.wordsMarks = std::move(marks);
        made.customerId = made.title.size();
        return made;
    };
    const auto heading = [&](const QString& title) { return row(SearchKind::heading, title, {}, {}); };
    const QString ivan = s("Иван Петров");
    const QString note = here("Заметка, Марина: ", "Note by Марина: ");
    const auto noteMark = static_cast<int>(note.size()) + 7;
    SearchView view;
    view.state = SearchState::found;
    view.typed = s("заез");
    view.rows = {
        heading(here("Клиенты", "Clients")),
        row(SearchKind::customer, s("Иван Заезжев"), {}, {}),
        row(SearchKind::customer, s("Ольга Рязанцева-Константинопольская"), s("+7 921 123-45-67"), {}),
        heading(here("Заказы", "Orders")),
        row(SearchKind::order, s("5512"),
            here("в пути, 4590 ₽, Иван Петров", "on its way, 4590 ₽, Иван Петров"), {}),
        heading(here("Сообщения и заметки", "Messages and notes")),
        row(SearchKind::message, ivan, s("Можно ранний заезд 24 мая? Поезд в девять"), {{13, 5}}),
        row(SearchKind::message, s("Александра Вознесенская-Грин"),
            s("Марина: …заезд с 15:00, ранний заезд подтвердили утром"), {{9, 5}, {31, 5}}),
        row(SearchKind::note, ivan, note + s("ранний заезд ему бесплатно"), {{noteMark, 5}}),
        row(SearchKind::more, here("Более ранние сообщения", "Older messages"), {}, {}),
        heading(here("Шаблоны", "Templates")),
        row(SearchKind::template_, s("Заезд: во сколько  /заезд1"), s("Добрый день, {name}! Заезд с 15:00"),
            {{21, 5}})};
    view.rows[1].titleMarks = {{5, 7}};
    view.rows.last().titleMarks = {{0, 5}};
    for (const int with : {1, 2, 6, 7})
        view.rows[with].channelKind = with % 2 == 0 ? QStringLiteral("whatsapp") : QStringLiteral("webchat");
    for (const int with : {4, 6, 7, 8})
        view.rows[with].atMs = nowMs() - with * with * with * 3'600'000LL;
    return view;
}

QList<FolderEntry> folderEntries() {
    QList<FolderEntry> entries;
    const auto add = [&](FolderGroup group, const char* key, const QString& name, const FolderCount& count) {
        entries += FolderEntry{group, s(key), name, {}, count};
    };
    add(FolderGroup::channels, "channel:1", here("WhatsApp основной", "WhatsApp main"), {5, 11});
    entries.last().channelKind = QStringLiteral("whatsapp");
    add(FolderGroup::channels, "channel:2", here("Telegram, бронь", "Telegram, bookings"), {3, 4});
    entries.last().channelKind = QStringLiteral("telegram");
    add(FolderGroup::channels, "channel:3", here("Группа ВКонтакте", "VK community"), {2, 2});
    entries.last().channelKind = QStringLiteral("vk");
    add(FolderGroup::channels, "channel:4", here("Чат на сайте", "Chat on the site"), {2, 6});
    entries.last().channelKind = QStringLiteral("webchat");
    add(FolderGroup::tags, "tag:1", here("оплата", "payment"), {4, 9});
    add(FolderGroup::tags, "tag:2", here("ранний заезд", "early arrival"), {2, 2});
    add(FolderGroup::tags, "tag:3", here("возврат за непрожитые ночи", "refund of nights not stayed"), {0, 1});
    add(FolderGroup::operators, "assignee:3", s("Анна Крылова"), {4, 11});
    add(FolderGroup::operators, "assignee:4", s("Марина Соколова"), {1204, 1300});
    add(FolderGroup::saved, "filter:1", here("VIP за сегодня", "VIP of today"), {2, 2});
    add(FolderGroup::saved, "filter:2", here("Опт, риск SLA", "Wholesale, SLA at risk"), {0, 3});
    entries.last().isShared = true;
    return entries;
}

QList<FilterOffer> filterOffers() {
    return {
        {FilterKind::channel,
         {{s("1"), here("WhatsApp основной", "WhatsApp main")}, {s("3"), here("Группа ВКонтакте", "VK community")}}},
        {FilterKind::tag, {{s("1"), here("оплата", "payment")}, {s("2"), here("ранний заезд", "early arrival")}}},
        {FilterKind::status,
         {{s("queued"), here("В очереди", "In the queue")}, {s("active"), here("В работе", "In progress")}}},
        {FilterKind::owner, {{s("me"), here("Я", "Me")}, {s("none"), here("Никто", "Nobody")}}},
        {FilterKind::stage,
         {{s("1"), here("Выбирает даты", "Chooses dates")}, {s("2"), here("Забронировал", "Has booked")}}},
        {FilterKind::period, {{s("today"), here("Сегодня", "Today")}, {s("week"), here("За 7 дней", "Last 7 days")}}}};
}

} // namespace pult::sample
