// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/screenshots/sample_data.hpp"

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
    ivan.channelName = s("WhatsApp основной");
    ivan.address = s("+7 921 … 21");
    ivan.tags = {s("ранний заезд"), s("семья")};
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
    olga.tags = {s("оплата"), s("возврат")};
    olga.priority = kUrgentPriority;
    rows.push_back(olga);
    rows.push_back(openDialog());
    DialogRow alexandra = waits(
        row(13, "Александра Вознесенская-Грин", "vk", "Здравствуйте! Подскажите, с собакой можно?", 12, 32), 108, 1);
    alexandra.tags = {s("животные")};
    alexandra.stageName = s("забронировано");
    rows.push_back(alexandra);
    DialogRow guest = waits(row(12, "Гость 4471", "webchat", "Есть ли свободные даты?", 12, 33), 54, 0);
    guest.customerId = 0;
    guest.guestNumber = s("4471");
    guest.draftText = s("Добрый день! Свободны 14–16 и 20–22 мая");
    rows.push_back(guest);
    DialogRow gulnara =
        outgoing(row(14, "Гульнара Сафиуллина", "avito", "отправила счёт на 18 400 ₽", 12, 31),
                 DeliveryState::accepted);
    gulnara.tags = {s("оплата")};
    rows.push_back(gulnara);
    DialogRow wind = row(15, "ООО «Северный ветер», корпоратив", "email", "ждём подписанный договор", 12, 8);
    wind.lastDirection = Direction::note;
    wind.lastAuthor = s("Игорь");
    wind.tags = {s("опт"), s("договор")};
    rows.push_back(wind);
    rows.push_back(outgoing(row(16, "Дмитрий Ким", "max", "Ключи на стойке у входа", 11, 52), DeliveryState::failed));
    DialogRow natalia = row(17, "Наталья Юрьевна", "telegram", "", 11, 20);
    natalia.typing = s("Наталья Юрьевна");
    natalia.customerIsTyping = true;
    natalia.tags = {s("отзыв")};
    rows.push_back(natalia);
    DialogRow timur = row(18, "Тимур Абдрахманов", "vk", "", 10, 47);
    timur.lastAttachmentKind = s("image");
    timur.tags = {s("поломка домик 4")};
    rows.push_back(timur);
    DialogRow liza = outgoing(row(19, "Елизавета Крестовоздвиженская", "whatsapp", "хорошего отдыха! 🌲", 10, 15),
                              DeliveryState::read);
    liza.tags = {s("заезд")};
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

QList<DialogRow> desk() {
    const auto rows = dialogs();
    QList<DialogRow> desk;
    for (std::size_t i = 0; i < 4; ++i)
        desk.append(*rows[i]);
    desk.append(DialogRow{});
    return desk;
}

namespace {
bool russian() {
    return QLocale().language() == QLocale::Russian;
}
} // namespace

CustomerCard card() {
    CustomerCard card;
    card.id = 6;
    card.name = s("Иван Петров");
    card.vip = true;
    card.knownSinceMs = QDateTime(QDate(2023, 3, 1), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    card.city = s("Тверь");
    card.contacts = {{s("whatsapp"), s("+7 921 … 21"), true},
                     {s("telegram"), s("@ivan_p"), true},
                     {s("vk"), s("id77…90, Ваня П."), false}};
    card.tags = {s("ранний заезд"), s("семья"), s("у озера"), s("с 2 детьми")};
    card.localTime = s("12:41");
    card.mayEdit = true;
    card.fields = {{s("Город"), s("Город"), FieldType::text, s("Тверь"), {}},
                   {s("Тариф"), s("Тариф"), FieldType::choice, s("Семейный, завтраки"), {s("Семейный, завтраки")}},
                   {s("Гости"), s("Гости"), FieldType::text, s("2 взрослых, 2 детей"), {}}};
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
        card.dialogs[i].outcome = russian() ? s("решён, оценка 5 из 5, 12 мин") : s("resolved, rated 5 of 5, 12 min");
    card.openDialogId = 18245;
    card.orders = {{2,
                    s("truck"),
                    s("5512"),
                    russian() ? s("в пути") : s("on its way"),
                    QString::fromUtf8("4\u00A0590,50\u00A0₽"),
                    s("shop.example.org"),
                    at(9, 12),
                    s("https://shop.example.org/orders/5512"),
                    {s("Плед серый, 2 шт."), s("Свеча «Озеро»")}},
                   {1,
                    s("circle-check"),
                    s("5120"),
                    russian() ? s("вручён") : s("delivered"),
                    QString::fromUtf8("12\u00A0300\u00A0₽"),
                    s("shop.example.org"),
                    at(9, 0) - 39 * day,
                    {},
                    {}}};
    card.journey = {
        {s("message-circle"), russian() ? s("Написал нам") : s("Wrote to us"), s("whatsapp"), at(11, 2), 18245},
        {s("world"), russian() ? s("На странице Домики у озера") : s("On the page Cottages by the lake"), s("webchat"),
         at(10, 58), 18245},
        {s("truck"), russian() ? s("Заказ 5512: в пути") : s("Order 5512: on its way"), {}, at(10, 30), 0},
        {s("mood-smile"), russian() ? s("Оценка 5 из 5") : s("Rated 5 of 5"), s("telegram"), at(9, 0) - 36 * day,
         17001},
        {s("archive"), russian() ? s("Закрыт: решён") : s("Closed: resolved"), s("telegram"), at(9, 0) - 36 * day,
         17001}};
    return card;
}

CustomerCard uncoveredCard() {
    CustomerCard shown = card();
    shown.contactView = ContactView::uncovered;
    shown.mayUncover = true;
    shown.contacts[0].address = s("+7 921 304-15-21");
    shown.contacts[2].address = s("7788990");
    shown.fields.append({s("Почта"), s("Почта"), FieldType::text, s("ivan@example.ru"), {}});
    shown.fields.append({s("Паспорт"), s("Паспорт"), FieldType::text, s("4510 123456, выдан в Твери"), {}});
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
    doubtful.fields.append({s("Договор"), s("Договор"), FieldType::number, {}, {}});
    doubtful.fields.append({s("Скидка"), s("Скидка"), FieldType::flag, s("true"), {}});
    MergeOfferRow offer;
    offer.id = 77;
    offer.name = s("Ваня П.");
    offer.contacts = {{s("vk"), s("id7790"), false}, {s("telegram"), s("@vanya_p"), false}};
    offer.fields = {{s("Город"), s("Город"), FieldType::text, s("Москва"), {}},
                    {s("Гости"), s("Гости"), FieldType::text, s("2 взрослых, 2 детей"), {}},
                    {s("email"), s("email"), FieldType::text, s("vanya@example.org"), {}}};
    offer.tags = {s("опт")};
    offer.score = 92;
    offer.reasons = russian() ? s("одинаковый телефон, имя похоже") : s("same phone, similar name");
    doubtful.offers = {offer};
    doubtful.merged = {{3, s("Иван (веб-чат)"), at(18, 0)}};
    return doubtful;
}

CustomerCard hostileCard() {
    CustomerCard hostile = doubtfulCard();
    hostile.name = s("Константин Константинопольский-Преображенский, ООО «Ромашка и партнёры»");
    hostile.fields.prepend({s("Приложение"),
                            s("Номер договора, приложение и дополнительное соглашение"),
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
             s("связь оборвалась"),
             {}}};
}

QList<PendingFileRow> voiceFiles() {
    using State = PendingFileRow::State;
    return {{1, s("Голосовое, 0:07"), s("voice"), 24'000, 55, false, 0, State::uploading, {}, {}},
            {2, s("Голосовое, 1:12"), s("voice"), 250'000, 100, false, 0, State::ready, {}, {}},
            {3, s("Голосовое, 0:31"), s("voice"), 108'000, 40, false, 0, State::failed, s("связь оборвалась"), {}}};
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
             s("Канал «WhatsApp основной» не работает, ответы ждут: ключ доступа истёк 12 мая в 12:10.")},
            {s("disk_low"), false, s("Диск сервера почти заполнен. Сообщите администратору.")}};
}

QList<ChannelRow> channels() {
    return {{1, s("telegram"), s("Отель «Берег»"), ChannelHealth::ok, {}, at(9, 0)},
            {2, s("whatsapp"), s("WhatsApp основной, бронирование и трансферы"), ChannelHealth::misconfigured,
             s("ключ доступа истёк: создайте новый в кабинете Meta и внесите его в настройки канала"), at(12, 10)},
            {3, s("vk"), s("Сообщество ВКонтакте"), ChannelHealth::degraded, s("VK can't be reached"), at(12, 30)},
            {5, s("telegram"), s("Бот для гостей"), ChannelHealth::degraded,
             s("сервер не работал больше суток, сообщения этого времени могли пропасть: 20.11.2026 10:00 – 21.11.2026 "
               "12:00"),
             at(11, 5), true},
            {4, s("webchat"), s("Сайт"), ChannelHealth::paused, {}, 0}};
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
        const char* title;
        const char* shortcut;
        const char* folder;
        const char* text;
        std::int64_t uses;
    };
    static constexpr Text kTexts[] = {
        {"Заезд: во сколько", "заезд1", "Заезд",
         "Добрый день, {name}! Бронь {customer.booking}, заезд 24 мая с {?время}. Ключи на стойке, код домофона "
         "{?код}.",
         90},
        {"Ранний заезд, бесплатно", "заезд2", "Заезд", "Ранний заезд бесплатно, если домик свободен.", 60},
        {"Заезд: ключи и адрес", "заезд3", "Заезд", "Ключи на стойке, адрес: Заречье, Лесная 4.", 30},
        {"Счёт на оплату", "счёт", "Оплата", "Счёт отправили на почту.", 25},
        {"Возврат за ночь", "возврат", "Оплата", "Вернём за ночь в течение трёх дней.", 9},
    };
    QList<TemplateRow> rows;
    for (const Text& one : kTexts) {
        TemplateRow row;
        row.id = rows.size() + 1;
        row.title = QString::fromUtf8(one.title);
        row.shortcut = QString::fromUtf8(one.shortcut);
        row.folder = QString::fromUtf8(one.folder);
        row.text = row.whole = QString::fromUtf8(one.text);
        row.uses = one.uses;
        row.editable = row.mine = rows.size() > 2;
        rows.append(row);
    }
    rows.last().files = {QStringLiteral("возврат.pdf")};
    rows.last().effects = {QString::fromUtf8("#возврат"), QString::fromUtf8("диалог закрывается")};
    TemplateRow approved;
    approved.id = 100;
    approved.title = QString::fromUtf8("Напоминание о заезде");
    approved.text = approved.whole = QString::fromUtf8("Здравствуйте, {{1}}! Напоминаем: заезд {{2}} с 14:00.");
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
    const auto row = [](SearchKind kind, const char* title, const char* words, QList<TextMark> marks) {
        SearchRow made;
        made.kind = kind;
        made.title = QString::fromUtf8(title);
        made.words = QString::fromUtf8(words);
        made.wordsMarks = std::move(marks);
        made.customerId = made.title.size();
        return made;
    };
    SearchView view;
    view.state = SearchState::found;
    view.typed = QString::fromUtf8("заез");
    view.rows = {
        row(SearchKind::heading, "Клиенты", "", {}),
        row(SearchKind::customer, "Иван Заезжев", "", {}),
        row(SearchKind::customer, "Ольга Рязанцева-Константинопольская", "+7 921 123-45-67", {}),
        row(SearchKind::heading, "Заказы", "", {}),
        row(SearchKind::order, "5512", "в пути, 4590 ₽, Иван Петров", {}),
        row(SearchKind::heading, "Сообщения и заметки", "", {}),
        row(SearchKind::message, "Иван Петров", "Можно ранний заезд 24 мая? Поезд в девять", {{13, 5}}),
        row(SearchKind::message, "Александра Вознесенская-Грин",
            "Марина: …заезд с 15:00, ранний заезд подтвердили утром", {{9, 5}, {30, 5}}),
        row(SearchKind::note, "Иван Петров", "Заметка, Марина: ранний заезд ему бесплатно", {{24, 5}}),
        row(SearchKind::more, "Более ранние сообщения", "", {}),
        row(SearchKind::heading, "Шаблоны", "", {}),
        row(SearchKind::template_, "Заезд: во сколько  /заезд1", "Добрый день, {name}! Заезд с 15:00", {{21, 5}})};
    view.rows[1].titleMarks = {{5, 7}};
    for (const int with : {1, 2, 6, 7})
        view.rows[with].channelKind = with % 2 == 0 ? QStringLiteral("whatsapp") : QStringLiteral("webchat");
    for (const int with : {4, 6, 7, 8})
        view.rows[with].atMs = nowMs() - with * with * with * 3'600'000LL;
    return view;
}

QList<FolderEntry> folderEntries() {
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    QList<FolderEntry> entries;
    const auto add = [&](FolderGroup group, const char* key, const char* name, const FolderCount& count) {
        entries += FolderEntry{group, text(key), text(name), {}, count};
    };
    add(FolderGroup::channels, "channel:1", "WhatsApp основной", {5, 11});
    entries.last().channelKind = QStringLiteral("whatsapp");
    add(FolderGroup::channels, "channel:2", "Telegram, бронь", {3, 4});
    entries.last().channelKind = QStringLiteral("telegram");
    add(FolderGroup::channels, "channel:3", "Группа ВКонтакте", {2, 2});
    entries.last().channelKind = QStringLiteral("vk");
    add(FolderGroup::channels, "channel:4", "Чат на сайте", {2, 6});
    entries.last().channelKind = QStringLiteral("webchat");
    add(FolderGroup::tags, "tag:1", "оплата", {4, 9});
    add(FolderGroup::tags, "tag:2", "ранний заезд", {2, 2});
    add(FolderGroup::tags, "tag:3", "возврат за непрожитые ночи", {0, 1});
    add(FolderGroup::operators, "assignee:3", "Анна Крылова", {4, 11});
    add(FolderGroup::operators, "assignee:4", "Мария Соколова", {1204, 1300});
    add(FolderGroup::saved, "filter:1", "VIP за сегодня", {2, 2});
    add(FolderGroup::saved, "filter:2", "Опт, риск SLA", {0, 3});
    entries.last().isShared = true;
    return entries;
}

QList<FilterOffer> filterOffers() {
    const auto text = [](const char* words) { return QString::fromUtf8(words); };
    return {{FilterKind::channel, {{text("1"), text("WhatsApp основной")}, {text("3"), text("Группа ВКонтакте")}}},
            {FilterKind::tag, {{text("1"), text("оплата")}, {text("2"), text("ранний заезд")}}},
            {FilterKind::status, {{text("queued"), text("В очереди")}, {text("active"), text("В работе")}}},
            {FilterKind::owner, {{text("me"), text("Я")}, {text("none"), text("Никто")}}},
            {FilterKind::stage, {{text("1"), text("Выбирает даты")}, {text("2"), text("Забронировал")}}},
            {FilterKind::period, {{text("today"), text("Сегодня")}, {text("week"), text("За 7 дней")}}}};
}

} // namespace pult::sample
