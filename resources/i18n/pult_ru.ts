<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU">
<context>
    <name>pult::client::AlertBar</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <comment>after a sentence about another trouble</comment>
        <translation>
            <numerusform>%1 И ещё %n.</numerusform>
            <numerusform>%1 И ещё %n.</numerusform>
            <numerusform>%1 И ещё %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Take</source>
        <comment>a dialog</comment>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>a dialog</comment>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Fix</source>
        <comment>what a bar complains about</comment>
        <translation>Исправить</translation>
    </message>
</context>
<context>
    <name>pult::client::Alerts</name>
    <message>
        <source>The server can&apos;t save anything right now: nothing new is accepted, your texts are kept here. Tell your administrator.</source>
        <translation>Сервер сейчас ничего не может сохранить: новое не принимается, ваши тексты хранятся здесь. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is almost full. Tell your administrator.</source>
        <translation>Диск сервера почти заполнен. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate expires soon. Tell your administrator.</source>
        <translation>Сертификат сервера скоро истечёт. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired: clients can&apos;t reach the chat. Tell your administrator.</source>
        <translation>Сертификат сервера истёк: клиенты не могут открыть чат. Сообщите администратору.</translation>
    </message>
    <message>
        <source>The server&apos;s backups fail. Tell your administrator.</source>
        <translation>Резервные копии сервера не создаются. Сообщите администратору.</translation>
    </message>
    <message>
        <source>“%1” does not work, replies wait</source>
        <comment>a channel</comment>
        <translation>Канал «%1» не работает, ответы ждут</translation>
    </message>
    <message>
        <source>“%1” works with trouble, replies may be late</source>
        <comment>a channel</comment>
        <translation>Канал «%1» работает с перебоями, ответы могут запаздывать</translation>
    </message>
    <message>
        <source>The server takes no replies right now. They are kept here and go out by themselves.</source>
        <translation>Сервер сейчас не принимает ответы. Они хранятся здесь и уйдут сами.</translation>
    </message>
</context>
<context>
    <name>pult::client::Application</name>
    <message>
        <source>Leave and lose them</source>
        <translation>Выйти, они пропадут</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти из программы</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet and will be lost.</source>
        <translation>
            <numerusform>%n сообщение или изменение ещё не на сервере и пропадёт.</numerusform>
            <numerusform>%n сообщения или изменения ещё не на сервере и пропадут.</numerusform>
            <numerusform>%n сообщений или изменений ещё не на сервере и пропадут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) or change(s) are not at the server yet. They go there when Pult runs again.</source>
        <translation>
            <numerusform>%n сообщение или изменение ещё не на сервере. Уйдёт, когда Пульт запустится снова.</numerusform>
            <numerusform>%n сообщения или изменения ещё не на сервере. Уйдут, когда Пульт запустится снова.</numerusform>
            <numerusform>%n сообщений или изменений ещё не на сервере. Уйдут, когда Пульт запустится снова.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait for files that are still going up and will not be sent.</source>
        <translation>
            <numerusform>%n сообщение ждёт файлов, которые ещё загружаются, и не уйдёт.</numerusform>
            <numerusform>%n сообщения ждут файлов, которые ещё загружаются, и не уйдут.</numerusform>
            <numerusform>%n сообщений ждут файлов, которые ещё загружаются, и не уйдут.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::BlockHead</name>
    <message>
        <source>%1, folded</source>
        <comment>a block of the card</comment>
        <translation>%1, свёрнуто</translation>
    </message>
    <message>
        <source>%1, unfolded</source>
        <comment>a block of the card</comment>
        <translation>%1, развёрнуто</translation>
    </message>
</context>
<context>
    <name>pult::client::CardPane</name>
    <message>
        <source>Open a dialog: contacts, notes, orders and earlier dialogs of its client stand here</source>
        <translation>Откройте диалог: здесь будут контакты, заметки, заказы и прошлые диалоги клиента</translation>
    </message>
    <message>
        <source>Contacts are shown in part</source>
        <translation>Контакты показаны частично</translation>
    </message>
    <message>
        <source>Shown in full while the card is open: written down in the journal</source>
        <translation>Показаны полностью, пока открыта карточка: это записано в журнал</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Show the contacts in full: it is written down in the journal who has looked</source>
        <translation>Показать контакты полностью: в журнал запишется, кто смотрел</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>client since %1</source>
        <comment>year</comment>
        <translation>клиент с %1</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>a telephone or another address</comment>
        <translation>Скопировать %1</translation>
    </message>
    <message>
        <source>CONTACTS</source>
        <translation>КОНТАКТЫ</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>подтверждён</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>ТЕГИ</translation>
    </message>
    <message>
        <source>FIELDS</source>
        <translation>ПОЛЯ</translation>
    </message>
    <message>
        <source>NOTES ABOUT THE CLIENT</source>
        <translation>ЗАМЕТКИ О КЛИЕНТЕ</translation>
    </message>
    <message>
        <source>Note about the client, Enter saves</source>
        <translation>Заметка о клиенте, Enter сохранит</translation>
    </message>
    <message>
        <source>Call a colleague</source>
        <translation>Позвать коллегу</translation>
    </message>
    <message>
        <source>New note about the client</source>
        <translation>Новая заметка о клиенте</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Hide the card</source>
        <translation>Скрыть карточку</translation>
    </message>
    <message>
        <source>Add a tag to the client</source>
        <translation>Добавить тег клиенту</translation>
    </message>
    <message>
        <source>DIALOGS</source>
        <translation>ДИАЛОГИ</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Карточка</translation>
    </message>
    <message>
        <source>History</source>
        <translation>История</translation>
    </message>
    <message>
        <source>More about this client</source>
        <translation>Ещё о клиенте</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Разблокировать</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Заблокировать…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an action, why it can&apos;t be done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Block the client</source>
        <translation>Блокировка клиента</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <comment>a customer</comment>
        <translation>Заблокировать: %1?</translation>
    </message>
    <message>
        <source>Open dialogs end as spam. What this client writes from now on comes to nobody.</source>
        <translation>Открытые диалоги закроются как спам. Что клиент напишет дальше, не придёт никому.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Заблокировать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Заблокирован</translation>
    </message>
    <message>
        <source>Open the dialog on this channel</source>
        <translation>Открыть диалог в этом канале</translation>
    </message>
    <message>
        <source>Write first</source>
        <translation>Написать первым</translation>
    </message>
    <message>
        <source>Enter saves, Esc leaves it</source>
        <translation>Enter сохраняет, Esc отменяет</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <comment>a field of the customer</comment>
        <translation>Изменить: %1</translation>
    </message>
    <message>
        <source>Nothing</source>
        <comment>the value of a field</comment>
        <translation>Не указано</translation>
    </message>
    <message>
        <source>It has been emptied meanwhile. Enter writes yours, Esc leaves it.</source>
        <translation>Значение тем временем убрали. Enter запишет ваше, Esc оставит как есть.</translation>
    </message>
    <message>
        <source>Meanwhile it says: %1. Enter writes yours, Esc leaves it.</source>
        <translation>Тем временем здесь: %1. Enter запишет ваше, Esc оставит как есть.</translation>
    </message>
    <message>
        <source>Same person? %1</source>
        <comment>a customer</comment>
        <translation>Один человек? %1</translation>
    </message>
    <message>
        <source>%1, %2 % sure</source>
        <comment>reasons, per cent</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Сравнить…</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Не он</translation>
    </message>
    <message>
        <source>Merged with %1; it can be undone until %2</source>
        <comment>a customer, a moment</comment>
        <translation>Объединён с карточкой «%1»; отменить можно до: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Undo the merge with %1</source>
        <comment>a customer</comment>
        <translation>Отменить объединение с карточкой «%1»</translation>
    </message>
    <message>
        <source>%1 there</source>
        <comment>what the clock says where the customer is</comment>
        <translation>у клиента %1</translation>
    </message>
    <message>
        <source>Unpin the note</source>
        <translation>Открепить заметку</translation>
    </message>
    <message>
        <source>Pin the note to the top</source>
        <translation>Закрепить заметку наверху</translation>
    </message>
    <message>
        <source>ORDERS AND JOURNEY</source>
        <translation>ЗАКАЗЫ И ПУТЬ</translation>
    </message>
    <message>
        <source>No orders</source>
        <translation>Заказов нет</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number and state of an order</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show less of order %1</source>
        <translation>Свернуть заказ %1</translation>
    </message>
    <message>
        <source>Show more of order %1</source>
        <translation>Развернуть заказ %1</translation>
    </message>
    <message>
        <source>Open in the shop</source>
        <translation>Открыть в магазине</translation>
    </message>
    <message>
        <source>Open order %1 in the shop</source>
        <translation>Открыть заказ %1 в магазине</translation>
    </message>
    <message>
        <source>Older orders</source>
        <translation>Более ранние заказы</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Name of the client</source>
        <translation>Имя клиента</translation>
    </message>
    <message>
        <source>A client can't be without a name</source>
        <translation>Клиент не может остаться без имени</translation>
    </message>
    <message>
        <source>No longer VIP</source>
        <translation>Больше не VIP</translation>
    </message>
    <message>
        <source>Mark as VIP</source>
        <translation>Отметить как VIP</translation>
    </message>
    <message>
        <source>All channels in one scroll</source>
        <translation>Все каналы одной лентой</translation>
    </message>
    <message>
        <source>Older dialogs</source>
        <translation>Более ранние диалоги</translation>
    </message>
</context>
<context>
    <name>pult::client::ChannelLine</name>
    <message>
        <source>New dialogs go to</source>
        <translation>Новые диалоги получает</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверить</translation>
    </message>
    <message>
        <source>Ask the messenger whether the channel works</source>
        <translation>Спросить у мессенджера, работает ли канал</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Включить</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Let messages in and out again</source>
        <translation>Снова принимать и отправлять сообщения</translation>
    </message>
    <message>
        <source>Let nothing in and nothing out for a while</source>
        <translation>На время ничего не принимать и не отправлять</translation>
    </message>
    <message>
        <source>works</source>
        <translation>работает</translation>
    </message>
    <message>
        <source>works since %1</source>
        <comment>a time or a day</comment>
        <translation>работает с %1</translation>
    </message>
    <message>
        <source>works with trouble</source>
        <translation>работает со сбоями</translation>
    </message>
    <message>
        <source>works with trouble since %1</source>
        <comment>a time or a day</comment>
        <translation>работает со сбоями с %1</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>не работает</translation>
    </message>
    <message>
        <source>does not work since %1</source>
        <comment>a time or a day</comment>
        <translation>не работает с %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>остановлен</translation>
    </message>
    <message>
        <source>paused since %1</source>
        <comment>a time or a day</comment>
        <translation>остановлен с %1</translation>
    </message>
    <message>
        <source>A closed dialog opens again when the client writes</source>
        <translation>Закрытый диалог открывается снова, когда клиент пишет</translation>
    </message>
    <message>
        <source>Who writes later begins a new dialog</source>
        <translation>Кто напишет позже, начнёт новый диалог</translation>
    </message>
    <message>
        <source>Asking the messenger…</source>
        <translation>Спрашиваем мессенджер…</translation>
    </message>
    <message>
        <source>Could not be tested: %1</source>
        <translation>Проверить не удалось: %1</translation>
    </message>
    <message>
        <source>Test passed</source>
        <translation>Проверка прошла</translation>
    </message>
    <message>
        <source>Test passed: %1</source>
        <translation>Проверка прошла: %1</translation>
    </message>
    <message>
        <source>Test failed: %1</source>
        <translation>Проверка не прошла: %1</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Принято к сведению</translation>
    </message>
    <message>
        <source>I have read it: show the channel as working again</source>
        <translation>Я это прочитал: снова показывать канал работающим</translation>
    </message>
</context>
<context>
    <name>pult::client::ChannelReason</name>
    <message>
        <source>the messenger can&apos;t be reached</source>
        <translation>мессенджер не отвечает</translation>
    </message>
    <message>
        <source>the messenger doesn&apos;t accept the token</source>
        <translation>мессенджер не принимает токен</translation>
    </message>
    <message>
        <source>the community&apos;s token lacks a right</source>
        <translation>токену сообщества не хватает прав</translation>
    </message>
    <message>
        <source>the access key belongs to another community</source>
        <translation>ключ доступа принадлежит другому сообществу</translation>
    </message>
    <message>
        <source>VK wants a person to confirm the account</source>
        <translation>ВКонтакте требует, чтобы человек подтвердил учётную запись</translation>
    </message>
    <message>
        <source>the community&apos;s bot abilities are switched off</source>
        <translation>в сообществе выключены возможности ботов</translation>
    </message>
    <message>
        <source>the community&apos;s messages are switched off</source>
        <translation>в сообществе выключены сообщения</translation>
    </message>
    <message>
        <source>VK doesn&apos;t permit calls from this server&apos;s address</source>
        <translation>ВКонтакте не разрешает обращаться с адреса этого сервера</translation>
    </message>
    <message>
        <source>another program takes this bot&apos;s messages: stop it, or give it another token</source>
        <translation>сообщения этого бота забирает другая программа: остановите её или дайте ей другой токен</translation>
    </message>
    <message>
        <source>a webhook needs the server&apos;s public address: set server.public_url</source>
        <translation>вебхуку нужен публичный адрес сервера: задайте server.public_url</translation>
    </message>
    <message>
        <source>Telegram can&apos;t bring its messages: %1</source>
        <translation>Telegram не может доставить сообщения: %1</translation>
    </message>
    <message>
        <source>the messenger says of the account: %1</source>
        <translation>мессенджер сообщает об учётной записи: %1</translation>
    </message>
    <message>
        <source>the server was away for more than a day, messages of this time may be lost: %1</source>
        <translation>сервера не было на связи больше суток, сообщения за это время могли пропасть: %1</translation>
    </message>
    <message>
        <source>the templates can&apos;t be fetched: %1</source>
        <translation>не удаётся получить шаблоны: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Reopening</name>
    <message>
        <source>as set on the server</source>
        <translation>как задано на сервере</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>в течение %n дня</numerusform>
            <numerusform>в течение %n дней</numerusform>
            <numerusform>в течение %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>в течение %n часа</numerusform>
            <numerusform>в течение %n часов</numerusform>
            <numerusform>в течение %n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>в течение %n минуты</numerusform>
            <numerusform>в течение %n минут</numerusform>
            <numerusform>в течение %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n second(s)</source>
        <comment>of a close</comment>
        <translation>
            <numerusform>в течение %n секунды</numerusform>
            <numerusform>в течение %n секунд</numerusform>
            <numerusform>в течение %n секунд</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ChannelsWindow</name>
    <message>
        <source>Channels</source>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>No channel is connected yet. The first one is added on the server: pultctl channel add</source>
        <translation>Пока не подключён ни один канал. Первый добавляют на сервере: pultctl channel add</translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerEdit</name>
    <message>
        <source>Add to my words</source>
        <translation>Добавить в мои слова</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Проверять правописание</translation>
    </message>
    <message>
        <source>No English dictionary: install hunspell-en-us</source>
        <translation>Нет английского словаря: установите hunspell-en-us</translation>
    </message>
    <message>
        <source>No Russian dictionary: install hunspell-ru</source>
        <translation>Нет русского словаря: установите hunspell-ru</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Нет вариантов</translation>
    </message>
    <message>
        <source>Save as a template…</source>
        <translation>Сохранить как шаблон…</translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerFiles</name>
    <message>
        <source>The picture in the clipboard can&apos;t be read</source>
        <translation>Картинка в буфере не читается</translation>
    </message>
    <message>
        <source>Picture %1.png</source>
        <comment>pasted; date and time</comment>
        <translation>Снимок %1.png</translation>
    </message>
    <message>
        <source>A file did not go up: try it again or remove it</source>
        <translation>Файл не загрузился: повторите или уберите его</translation>
    </message>
    <message>
        <source>Goes out as soon as the files are up</source>
        <translation>Уйдёт, как только загрузятся файлы</translation>
    </message>
    <message>
        <source>%1 is gone or another file by now: attach it again</source>
        <translation>%1 уже нет или это другой файл: приложите его снова</translation>
    </message>
    <message>
        <source>Voice message %1.ogg</source>
        <comment>recorded; date and time</comment>
        <translation>Голосовое %1.ogg</translation>
    </message>
    <message>
        <source>Voice message, %1</source>
        <comment>its length</comment>
        <translation>Голосовое, %1</translation>
    </message>
    <message>
        <source>The messenger does not take a file: send it as a link or remove it</source>
        <translation>Мессенджер не принимает файл: отправьте его ссылкой или уберите</translation>
    </message>
    <message>
        <source>The messenger does not take so large a picture: compress it or remove it</source>
        <translation>Мессенджер не принимает такую большую картинку: сожмите её или уберите</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be compressed</source>
        <translation>Не удалось сжать «%1»</translation>
    </message>
</context>
<context>
    <name>pult::client::ComposerView</name>
    <message>
        <source>No spelling mistakes</source>
        <translation>Ошибок нет</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответ</translation>
    </message>
    <message>
        <source>Reply to the client</source>
        <translation>Ответ клиенту</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Заметка для коллег</translation>
    </message>
    <message>
        <source>Only staff can see this</source>
        <translation>Видят только сотрудники</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Кому:</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Добавить заметку</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Add the note, the client will not see it</source>
        <translation>Добавить заметку, клиент её не увидит</translation>
    </message>
    <message>
        <source>Send the reply</source>
        <translation>Отправить ответ</translation>
    </message>
    <message>
        <source>Note, the client will not see it</source>
        <translation>Заметка, клиент её не увидит</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>Ответ: %1</translation>
    </message>
    <message>
        <source>Write a note about the dialog…</source>
        <translation>Напишите заметку о диалоге…</translation>
    </message>
    <message>
        <source>Write a reply…</source>
        <translation>Напишите ответ…</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>characters used, allowed</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The dialog has just changed: press once more to send</source>
        <translation>Диалог только что сменился: нажмите ещё раз, чтобы отправить</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Прикрепить файл</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Прикрепить файлы</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) are too many for a message: attach them as a file</source>
        <translation>
            <numerusform>%n знак: для сообщения это много, приложите текст файлом</numerusform>
            <numerusform>%n знака: для сообщения это много, приложите текст файлом</numerusform>
            <numerusform>%n знаков: для сообщения это много, приложите текст файлом</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many for a note</source>
        <translation>
            <numerusform>Для заметки на %n знак больше</numerusform>
            <numerusform>Для заметки на %n знака больше</numerusform>
            <numerusform>Для заметки на %n знаков больше</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send as %n message(s)</source>
        <translation>
            <numerusform>Отправить: %n часть</numerusform>
            <numerusform>Отправить: %n части</numerusform>
            <numerusform>Отправить: %n частей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The channel takes %1 characters at once: send the reply as %n message(s)</source>
        <translation>
            <numerusform>Канал принимает до %1 знаков за раз: отправить ответ %n сообщением</numerusform>
            <numerusform>Канал принимает до %1 знаков за раз: отправить ответ %n сообщениями</numerusform>
            <numerusform>Канал принимает до %1 знаков за раз: отправить ответ %n сообщениями</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in first: %1</source>
        <comment>gaps of a text</comment>
        <translation>Сначала заполните: %1</translation>
    </message>
    <message>
        <source>Send in 1 hour</source>
        <translation>Отправить через час</translation>
    </message>
    <message>
        <source>Send today, 18:00</source>
        <translation>Отправить сегодня в 18:00</translation>
    </message>
    <message>
        <source>Send tomorrow, 9:00</source>
        <translation>Отправить завтра в 9:00</translation>
    </message>
    <message>
        <source>Send at a time of my own…</source>
        <translation>Отправить в другое время…</translation>
    </message>
    <message>
        <source>Send at</source>
        <translation>Отправить в</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Отправить позже</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Выбрать шаблон</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Выбрать эмодзи</translation>
    </message>
    <message>
        <source>Editing the message</source>
        <translation>Правка сообщения</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Change the message</source>
        <translation>Изменить сообщение</translation>
    </message>
    <message>
        <source>Save the change first, or leave it with Esc</source>
        <translation>Сначала сохраните правку или отмените её клавишей Esc</translation>
    </message>
    <message>
        <source>Other words for the message</source>
        <translation>Новый текст сообщения</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>лишний %n знак</numerusform>
            <numerusform>лишних %n знака</numerusform>
            <numerusform>лишних %n знаков</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Записать голосовое сообщение</translation>
    </message>
    <message>
        <source>Whisper to %1, the client will not see it</source>
        <translation>Подсказка для %1, клиент её не увидит</translation>
    </message>
    <message>
        <source>Whisper</source>
        <translation>Подсказать</translation>
    </message>
    <message>
        <source>Call a colleague</source>
        <translation>Позвать коллегу</translation>
    </message>
    <message>
        <source>Whisper to %1</source>
        <comment>a colleague</comment>
        <translation>Подсказать: %1</translation>
    </message>
    <message>
        <source>Only %1 is called: a senior&apos;s word for them</source>
        <translation>Уведомление получит только %1: подсказка старшего</translation>
    </message>
</context>
<context>
    <name>pult::client::ConnectionBar</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер не отвечает</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>a time</comment>
        <translation>Нет связи с %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>a window</comment>
        <translation>Закрыть</translation>
    </message>
    <message numerus="yes">
        <source>Back online, %n new</source>
        <translation>
            <numerusform>Снова на связи, %n новое</numerusform>
            <numerusform>Снова на связи, %n новых</numerusform>
            <numerusform>Снова на связи, %n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Back online</source>
        <translation>Снова на связи</translation>
    </message>
    <message>
        <source>No answer from the server since %1. Your texts are safe</source>
        <translation>Сервер не отвечает с %1. Ваши тексты сохранены</translation>
    </message>
    <message>
        <source>The server has another version than this Pult: one of them needs an update. Your texts are safe</source>
        <translation>У сервера и этого Пульта разные версии: один из них нужно обновить. Ваши тексты сохранены</translation>
    </message>
    <message numerus="yes">
        <source>No connection, retrying in %n s.</source>
        <translation>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
            <numerusform>Нет связи, повтор через %n с.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection, trying again…</source>
        <translation>Нет связи, пробуем снова…</translation>
    </message>
    <message>
        <source>Messages that wait to be sent: %1</source>
        <translation>Сообщения ждут отправки: %1</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Сейчас</translation>
    </message>
    <message>
        <source>Changes that wait to be made: %1</source>
        <translation>Изменения ждут отправки: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Content</name>
    <message>
        <source>loading from the messenger</source>
        <translation>загружается из мессенджера</translation>
    </message>
    <message>
        <source>too large for the messenger to hand out</source>
        <translation>файл слишком большой, мессенджер его не отдаёт</translation>
    </message>
    <message>
        <source>%1, more than the messenger hands out</source>
        <comment>size</comment>
        <translation>%1, мессенджер столько не отдаёт</translation>
    </message>
    <message>
        <source>no longer available</source>
        <translation>файла больше нет</translation>
    </message>
    <message>
        <source>could not be fetched</source>
        <translation>не удалось загрузить</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>Голосовое сообщение</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Аудио</translation>
    </message>
    <message>
        <source>Sticker</source>
        <translation>Стикер</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Место на карте</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>without a telephone number</source>
        <translation>без номера телефона</translation>
    </message>
    <message>
        <source>opens in the browser</source>
        <translation>откроется в браузере</translation>
    </message>
    <message>
        <source>This kind of message can&apos;t be shown: %1</source>
        <translation>Такое сообщение здесь не показать: %1</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>опрос</translation>
    </message>
    <message>
        <source>dice</source>
        <translation>игральный кубик</translation>
    </message>
    <message>
        <source>game</source>
        <translation>игра</translation>
    </message>
    <message>
        <source>story</source>
        <translation>история</translation>
    </message>
    <message>
        <source>gift</source>
        <translation>подарок</translation>
    </message>
    <message>
        <source>giveaway</source>
        <translation>розыгрыш</translation>
    </message>
    <message>
        <source>checklist</source>
        <translation>список дел</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>счёт на оплату</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <comment>last message</comment>
        <translation>Удалено: %1</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>Переслано</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>Переслано от: %1</translation>
    </message>
    <message>
        <source>Pressed a button</source>
        <translation>Нажата кнопка</translation>
    </message>
    <message>
        <source>before: %1</source>
        <comment>what an edited message said</comment>
        <translation>раньше: %1</translation>
    </message>
    <message>
        <source>Deleted message</source>
        <translation>Удалённое сообщение</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Customer</name>
    <message>
        <source>Guest %1</source>
        <comment>number of a visitor without a name</comment>
        <translation>Гость %1</translation>
    </message>
    <message>
        <source>visitor %1</source>
        <comment>number of a visitor</comment>
        <translation>посетитель %1</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogLine</name>
    <message>
        <source>Enter shows it in a window to read in, Ctrl+Enter opens it</source>
        <translation>Enter покажет его в окне для чтения, Ctrl+Enter откроет</translation>
    </message>
    <message>
        <source>nobody&apos;s</source>
        <translation>без оператора</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>открыт сейчас</translation>
    </message>
    <message>
        <source>a note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>owner of a dialog, its last words</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogListView</name>
    <message>
        <source>Opens the dialog</source>
        <translation>Открывает диалог</translation>
    </message>
    <message>
        <source>Selects the row or leaves it out</source>
        <translation>Выделяет строку или снимает выделение</translation>
    </message>
    <message numerus="yes">
        <source>Attach %n file(s) for %1, %2?</source>
        <comment>customer, channel</comment>
        <translation>
            <numerusform>Приложить %n файл для %1, %2?</numerusform>
            <numerusform>Приложить %n файла для %1, %2?</numerusform>
            <numerusform>Приложить %n файлов для %1, %2?</numerusform>
        </translation>
    </message>
    <message>
        <source>The dialog opens, and nothing is sent until you send it.</source>
        <translation>Диалог откроется; ничего не уйдёт, пока вы не отправите.</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>Приложить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogPreview</name>
    <message>
        <source>sends in a moment</source>
        <translation>сейчас отправится</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>отправляется</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>доставлено</translation>
    </message>
    <message>
        <source>read</source>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>maybe sent</source>
        <translation>возможно отправлено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>печатает…</translation>
    </message>
    <message>
        <source>%1 is writing…</source>
        <comment>a colleague</comment>
        <translation>%1 пишет…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Черновик:</translation>
    </message>
    <message>
        <source>Not sent:</source>
        <translation>Не отправлено:</translation>
    </message>
    <message>
        <source>Maybe sent:</source>
        <translation>Возможно отправлено:</translation>
    </message>
    <message>
        <source>You: %1</source>
        <comment>last message</comment>
        <translation>Вы: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>author, text</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::EditHistory</name>
    <message>
        <source>What it said before</source>
        <translation>Что было раньше</translation>
    </message>
    <message>
        <source>Until: %1</source>
        <comment>time of day, perhaps with its day</comment>
        <translation>До: %1</translation>
    </message>
    <message>
        <source>Now</source>
        <comment>of an edited message: its present text</comment>
        <translation>Сейчас</translation>
    </message>
</context>
<context>
    <name>pult::client::EmojiPopup</name>
    <message>
        <source>Smileys</source>
        <translation>Смайлики</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>Природа</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>Еда</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Занятия</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>Предметы</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>Знаки</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Флаги</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>Эмодзи</translation>
    </message>
    <message>
        <source>Find by a word, in Russian or English</source>
        <translation>Найти по слову, по-русски или по-английски</translation>
    </message>
    <message>
        <source>Find an emoji</source>
        <translation>Найти эмодзи</translation>
    </message>
    <message>
        <source>No skin tone</source>
        <translation>Без тона кожи</translation>
    </message>
    <message>
        <source>Light skin</source>
        <translation>Светлая кожа</translation>
    </message>
    <message>
        <source>Medium light skin</source>
        <translation>Довольно светлая кожа</translation>
    </message>
    <message>
        <source>Medium skin</source>
        <translation>Средний тон кожи</translation>
    </message>
    <message>
        <source>Medium dark skin</source>
        <translation>Довольно тёмная кожа</translation>
    </message>
    <message>
        <source>Dark skin</source>
        <translation>Тёмная кожа</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>No emoji fits “%1”</source>
        <translation>Под «%1» эмодзи нет</translation>
    </message>
</context>
<context>
    <name>pult::client::FileChip</name>
    <message>
        <source>Upload %1 again</source>
        <translation>Загрузить %1 ещё раз</translation>
    </message>
    <message>
        <source>Stop uploading %1</source>
        <translation>Остановить загрузку %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Убрать %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>of an upload</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 %, waits for the network</source>
        <comment>of an upload</comment>
        <translation>%1 %, ждёт связи</translation>
    </message>
    <message>
        <source>%1 %, %2/s</source>
        <comment>of an upload: how much, how fast</comment>
        <translation>%1 %, %2/с</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>a file</comment>
        <translation>готов</translation>
    </message>
    <message>
        <source>ready, goes as a document</source>
        <comment>a file</comment>
        <translation>готов, уйдёт документом</translation>
    </message>
    <message>
        <source>Listen to %1</source>
        <translation>Прослушать: %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>Пауза: %1</translation>
    </message>
    <message>
        <source>Send as a link</source>
        <translation>Отправить ссылкой</translation>
    </message>
    <message>
        <source>Send the address of %1, from which the client can download it</source>
        <translation>Отправить адрес, по которому клиент скачает %1</translation>
    </message>
    <message>
        <source>ready, goes as a link</source>
        <comment>a file</comment>
        <translation>готов, уйдёт ссылкой</translation>
    </message>
    <message>
        <source>As a photo</source>
        <translation>Как фото</translation>
    </message>
    <message>
        <source>As a file</source>
        <translation>Как файл</translation>
    </message>
    <message>
        <source>ready, goes as a file</source>
        <comment>a picture</comment>
        <translation>готов, уйдёт файлом</translation>
    </message>
    <message>
        <source>ready, %1 instead of %2</source>
        <comment>sizes of a compressed picture</comment>
        <translation>готов, %1 вместо %2</translation>
    </message>
    <message>
        <source>Compress</source>
        <comment>a picture</comment>
        <translation>Сжать</translation>
    </message>
    <message>
        <source>As it was</source>
        <comment>a picture</comment>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Make %1 small enough to go as a photo</source>
        <translation>Сжать %1, чтобы ушло как фото</translation>
    </message>
    <message>
        <source>Send %1 as large as it was</source>
        <translation>Отправить %1 в прежнем размере</translation>
    </message>
    <message>
        <source>%1 goes as a photo: choose how</source>
        <translation>%1 уйдёт как фото: выбрать</translation>
    </message>
    <message>
        <source>%1 goes as a file: choose how</source>
        <translation>%1 уйдёт как файл: выбрать</translation>
    </message>
    <message>
        <source>compressing</source>
        <comment>a picture</comment>
        <translation>сжимается</translation>
    </message>
</context>
<context>
    <name>pult::client::Files</name>
    <message>
        <source>“%1” is a folder: pack it into an archive to send it</source>
        <translation>«%1» это папка: чтобы отправить, упакуйте её в архив</translation>
    </message>
    <message>
        <source>“%1” is no longer there</source>
        <translation>Файла «%1» больше нет на месте</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be read: look at its permissions</source>
        <translation>«%1» не читается: проверьте права на файл</translation>
    </message>
    <message>
        <source>“%1” is empty, there is nothing to send</source>
        <translation>Файл «%1» пуст, отправлять нечего</translation>
    </message>
    <message>
        <source>“%1” is %2, at most %3 can be sent</source>
        <translation>«%1»: %2, отправить можно не больше %3</translation>
    </message>
    <message>
        <source>“%1” is %2, this messenger takes at most %3</source>
        <translation>«%1»: %2, этот мессенджер принимает не больше %3</translation>
    </message>
    <message>
        <source>“%1” is a program: programs are not sent to clients</source>
        <translation>«%1» это программа: программы клиентам не отправляем</translation>
    </message>
    <message numerus="yes">
        <source>“%1” does not fit: a message takes %n file(s), send the rest after it</source>
        <translation>
            <numerusform>«%1» не поместился: в сообщении %n файл, остальные отправьте следом</numerusform>
            <numerusform>«%1» не поместился: в сообщении до %n файлов, остальные отправьте следом</numerusform>
            <numerusform>«%1» не поместился: в сообщении до %n файлов, остальные отправьте следом</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>файл исчез</translation>
    </message>
    <message>
        <source>the server does not take this type</source>
        <translation>сервер не принимает такой тип</translation>
    </message>
    <message>
        <source>too large for the server</source>
        <translation>слишком велик для сервера</translation>
    </message>
    <message>
        <source>the server could not read it</source>
        <translation>сервер не смог прочитать</translation>
    </message>
    <message>
        <source>it was changed meanwhile: attach it again</source>
        <translation>файл изменился: приложите его снова</translation>
    </message>
    <message>
        <source>too many uploads at once</source>
        <translation>слишком много загрузок сразу</translation>
    </message>
    <message>
        <source>the server can&apos;t take it now</source>
        <translation>сервер сейчас не может его принять</translation>
    </message>
    <message>
        <source>did not go up</source>
        <translation>не загрузился</translation>
    </message>
    <message>
        <source>%1, at most %2 here</source>
        <comment>a file's size and a messenger's limit</comment>
        <translation>%1, здесь можно до %2</translation>
    </message>
    <message>
        <source>this messenger does not take such files</source>
        <translation>этот мессенджер таких файлов не принимает</translation>
    </message>
    <message>
        <source>“%1” may tell where it was taken, and that can&apos;t be taken out of it: remove it, or send it as it is</source>
        <translation>«%1» может выдать место съёмки, и убрать его нельзя: уберите файл или отправьте как есть</translation>
    </message>
</context>
<context>
    <name>pult::client::FindBar</name>
    <message>
        <source>Nothing on this computer</source>
        <translation>На этом компьютере нет</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ничего нет</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>which hit, of how many</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <comment>which hit of how many</comment>
        <translation>%1 на этом компьютере</translation>
    </message>
    <message>
        <source>Next hit, older</source>
        <translation>Следующее совпадение, раньше</translation>
    </message>
    <message>
        <source>Previous hit, newer</source>
        <translation>Предыдущее совпадение, позже</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Закрыть поиск</translation>
    </message>
    <message>
        <source>Find in this dialog</source>
        <translation>Найти в этом диалоге</translation>
    </message>
</context>
<context>
    <name>pult::client::FirstMessage</name>
    <message>
        <source>Write first</source>
        <translation>Написать первым</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <comment>a customer</comment>
        <translation>Написать: %1</translation>
    </message>
    <message>
        <source>First message to %1</source>
        <comment>a customer</comment>
        <translation>Первое сообщение: %1</translation>
    </message>
    <message>
        <source>The client sees it as soon as it is sent</source>
        <translation>Клиент увидит его сразу после отправки</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>Сначала напишите что-нибудь</translation>
    </message>
</context>
<context>
    <name>pult::client::FirstWords</name>
    <message>
        <source>This channel has no approved templates to begin a conversation with</source>
        <translation>У этого канала нет одобренных шаблонов, чтобы начать разговор</translation>
    </message>
</context>
<context>
    <name>pult::client::FolderButton</name>
    <message numerus="yes">
        <source>%n need(s) an answer</source>
        <translation>
            <numerusform>%n ждёт ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
            <numerusform>%n ждут ответа</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s)</source>
        <translation>
            <numerusform>%n диалог</numerusform>
            <numerusform>%n диалога</numerusform>
            <numerusform>%n диалогов</numerusform>
        </translation>
    </message>
    <message>
        <source>as kept on this computer</source>
        <translation>по данным этого компьютера</translation>
    </message>
</context>
<context>
    <name>pult::client::FolderPane</name>
    <message>
        <source>Unanswered</source>
        <translation>Неотвеченные</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Без оператора</translation>
    </message>
    <message>
        <source>Waiting for client</source>
        <translation>Ждём клиента</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрытые</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>Спам</translation>
    </message>
    <message>
        <source>MY DESK</source>
        <translation>МОЙ СТОЛ</translation>
    </message>
    <message>
        <source>Take next (%1)</source>
        <comment>how many are in the queue</comment>
        <translation>Взять след. (%1)</translation>
    </message>
    <message>
        <source>Take next</source>
        <translation>Взять след.</translation>
    </message>
    <message>
        <source>Take the most urgent dialog from the queue</source>
        <translation>Взять самый срочный диалог из очереди</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>Очередь пуста</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Черновики</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Не отправлено</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Упоминания</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>dialogs in hand, most</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>dialogs in hand, most</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2, close one or ask the senior</source>
        <translation>%1 из %2: закройте один или спросите старшего</translation>
    </message>
    <message>
        <source>Close one or ask the senior</source>
        <translation>Закройте один или спросите старшего</translation>
    </message>
    <message>
        <source>CHANNELS</source>
        <translation>КАНАЛЫ</translation>
    </message>
    <message>
        <source>TAGS</source>
        <translation>ТЕГИ</translation>
    </message>
    <message>
        <source>OPERATORS</source>
        <translation>ОПЕРАТОРЫ</translation>
    </message>
    <message>
        <source>SAVED</source>
        <translation>СОХРАНЁННЫЕ</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Переименовать…</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Название папки</translation>
    </message>
    <message>
        <source>Show only to its owner</source>
        <translation>Показывать только владельцу</translation>
    </message>
    <message>
        <source>Show to everybody</source>
        <translation>Показать всем</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Delete the folder “%1” for everybody?</source>
        <translation>Удалить папку «%1» у всех?</translation>
    </message>
    <message>
        <source>Delete the folder “%1”?</source>
        <translation>Удалить папку «%1»?</translation>
    </message>
    <message>
        <source>The dialogs in it stay as they are.</source>
        <translation>Диалоги в ней останутся как есть.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Поднять</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Опустить</translation>
    </message>
    <message>
        <source>Shown folders</source>
        <translation>Показывать папки</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Как вначале</translation>
    </message>
    <message>
        <source>%1 of %2 in hand. A dialog counts as one, one that waits for the client as a quarter, a snoozed one not at all.</source>
        <comment>dialogs in hand, most</comment>
        <translation>%1 из %2 в работе. Диалог считается за один, ждущий клиента за четверть, отложенный не считается.</translation>
    </message>
    <message>
        <source>Channels</source>
        <comment>a menu of folders</comment>
        <translation>Каналы</translation>
    </message>
    <message>
        <source>Tags</source>
        <comment>a menu of folders</comment>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Operators</source>
        <comment>a menu of folders</comment>
        <translation>Операторы</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>a menu of folders</comment>
        <translation>Сохранённые</translation>
    </message>
</context>
<context>
    <name>pult::client::InboxController</name>
    <message>
        <source>You can&apos;t open this dialog any more: Enter shows your text</source>
        <translation>Этот диалог вам больше не открыть: Enter покажет ваш текст</translation>
    </message>
    <message>
        <source>Snoozed until the client writes</source>
        <translation>Отложен, пока клиент не напишет</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <comment>a time</comment>
        <translation>Отложен до %1</translation>
    </message>
    <message>
        <source>Nobody is waiting</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened</source>
        <translation>Файл не открывается</translation>
    </message>
    <message>
        <source>Taken, waits on your desk: %1</source>
        <comment>customer</comment>
        <translation>Взят, ждёт на вашем столе: %1</translation>
    </message>
    <message>
        <source>No other client of yours waits</source>
        <translation>Больше никто из ваших клиентов не ждёт</translation>
    </message>
    <message>
        <source>No other client of yours waits: take the next one from the queue</source>
        <translation>Из ваших больше никто не ждёт: возьмите следующего из очереди</translation>
    </message>
</context>
<context>
    <name>pult::client::InboxWindow</name>
    <message>
        <source>Open the dialog in a window of its own</source>
        <translation>Открыть диалог в отдельном окне</translation>
    </message>
    <message>
        <source>it has one</source>
        <translation>оно уже есть</translation>
    </message>
    <message>
        <source>a message is being changed</source>
        <translation>сообщение ещё правится</translation>
    </message>
    <message>
        <source>No window of its own: %1</source>
        <translation>Отдельное окно не открыть: %1</translation>
    </message>
    <message>
        <source>%1 [%2], Pult</source>
        <comment>window title: customer, letters of a messenger</comment>
        <translation>%1 [%2], Пульт</translation>
    </message>
    <message>
        <source>Take the next dialog</source>
        <translation>Взять следующий диалог</translation>
    </message>
    <message>
        <source>Next dialog</source>
        <translation>Следующий диалог</translation>
    </message>
    <message>
        <source>Previous dialog</source>
        <translation>Предыдущий диалог</translation>
    </message>
    <message>
        <source>Back to the dialog before</source>
        <translation>Вернуться к прошлому диалогу</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Писать ответ</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Писать заметку</translation>
    </message>
    <message>
        <source>Reply once in a colleague&apos;s dialog</source>
        <translation>Ответить один раз в диалоге коллеги</translation>
    </message>
    <message>
        <source>Answered, no reply needed</source>
        <translation>Отвечен, ответ не нужен</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Отметить непрочитанным</translation>
    </message>
    <message>
        <source>Close or reopen the dialog</source>
        <translation>Закрыть или открыть снова</translation>
    </message>
    <message>
        <source>Close as spam</source>
        <translation>Закрыть как спам</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Take the dialog, take it over</source>
        <translation>Взять или забрать диалог</translation>
    </message>
    <message>
        <source>Tag the dialog</source>
        <translation>Поставить тег диалогу</translation>
    </message>
    <message>
        <source>Tag the client</source>
        <translation>Поставить тег клиенту</translation>
    </message>
    <message>
        <source>New tag of the client</source>
        <translation>Новый тег клиента</translation>
    </message>
    <message>
        <source>The client is tagged: %1</source>
        <comment>a tag</comment>
        <translation>Клиенту поставлен тег: %1</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>К последнему сообщению</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Следующая область</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Предыдущая область</translation>
    </message>
    <message>
        <source>Show or hide the folders</source>
        <translation>Показать или скрыть папки</translation>
    </message>
    <message>
        <source>Show or hide the client&apos;s card</source>
        <translation>Показать или скрыть карточку клиента</translation>
    </message>
    <message>
        <source>Connect again now</source>
        <translation>Подключиться сейчас</translation>
    </message>
    <message>
        <source>Bigger text</source>
        <translation>Текст крупнее</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Текст мельче</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>Обычный текст</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Шаг назад</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти из программы</translation>
    </message>
    <message>
        <source>%1, Pult</source>
        <comment>window title: customer</comment>
        <translation>%1, Пульт</translation>
    </message>
    <message>
        <source>Pult</source>
        <translation>Пульт</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Высокий контраст, светлые</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Высокий контраст, тёмные</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти из учётной записи</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Прикрепить файл</translation>
    </message>
    <message>
        <source>Undo after sending</source>
        <translation>Отмена после отправки</translation>
    </message>
    <message>
        <source>Not at all</source>
        <comment>undo after sending</comment>
        <translation>Без отмены</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Channels…</source>
        <translation>Каналы…</translation>
    </message>
    <message>
        <source>Next spelling mistake</source>
        <translation>Следующая ошибка в тексте</translation>
    </message>
    <message>
        <source>Choose an emoji</source>
        <translation>Выбрать эмодзи</translation>
    </message>
    <message>
        <source>Choose a template</source>
        <translation>Выбрать шаблон</translation>
    </message>
    <message>
        <source>Record a voice message</source>
        <translation>Записать голосовое сообщение</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Find in this dialog</source>
        <translation>Найти в этом диалоге</translation>
    </message>
    <message>
        <source>Next hit in this dialog</source>
        <translation>Следующее совпадение в диалоге</translation>
    </message>
    <message>
        <source>Previous hit in this dialog</source>
        <translation>Предыдущее совпадение в диалоге</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>My most urgent dialog</source>
        <translation>Мой самый срочный диалог</translation>
    </message>
    <message>
        <source>Close the dialog, go to the most urgent</source>
        <translation>Закрыть и к самому срочному</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>no dialog is open</source>
        <translation>диалог не открыт</translation>
    </message>
    <message>
        <source>it is answered</source>
        <translation>уже отвечен</translation>
    </message>
    <message>
        <source>the client has written nothing</source>
        <translation>клиент ничего не писал</translation>
    </message>
    <message>
        <source>it is yours</source>
        <translation>он уже ваш</translation>
    </message>
    <message>
        <source>it is closed</source>
        <translation>он закрыт</translation>
    </message>
    <message>
        <source>it is spam already</source>
        <translation>это уже спам</translation>
    </message>
    <message>
        <source>there was none before</source>
        <translation>раньше не было другого</translation>
    </message>
    <message>
        <source>a colleague has it, and your role takes nothing over</source>
        <translation>его ведёт коллега, а ваша роль чужие не забирает</translation>
    </message>
    <message>
        <source>it isn&apos;t needed, or not allowed</source>
        <translation>это не нужно или запрещено</translation>
    </message>
    <message>
        <source>DIALOG: %1</source>
        <comment>heading; customer</comment>
        <translation>ДИАЛОГ: %1</translation>
    </message>
    <message>
        <source>DIALOG</source>
        <translation>ДИАЛОГ</translation>
    </message>
    <message>
        <source>GO TO</source>
        <translation>ПЕРЕЙТИ</translation>
    </message>
    <message>
        <source>DESK</source>
        <translation>СТОЛ</translation>
    </message>
    <message>
        <source>PEOPLE</source>
        <translation>ЛЮДИ</translation>
    </message>
    <message>
        <source>TEMPLATES</source>
        <translation>ШАБЛОНЫ</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>НАСТРОЙКИ</translation>
    </message>
    <message>
        <source>Everything said with the client, in all channels</source>
        <translation>Вся переписка с клиентом, во всех каналах</translation>
    </message>
    <message>
        <source>Desk slot %1</source>
        <translation>Место %1 на столе</translation>
    </message>
    <message>
        <source>it is free</source>
        <comment>a desk slot</comment>
        <translation>оно свободно</translation>
    </message>
    <message>
        <source>Further back in what was open</source>
        <translation>Дальше назад по открытым</translation>
    </message>
    <message numerus="yes">
        <source>Take %n dialog(s)?</source>
        <translation>
            <numerusform>Взять %n диалог?</numerusform>
            <numerusform>Взять %n диалога?</numerusform>
            <numerusform>Взять %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pass on %n dialog(s)?</source>
        <translation>
            <numerusform>Передать %n диалог?</numerusform>
            <numerusform>Передать %n диалога?</numerusform>
            <numerusform>Передать %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n dialog(s)?</source>
        <translation>
            <numerusform>Пометить тегом %n диалог?</numerusform>
            <numerusform>Пометить тегом %n диалога?</numerusform>
            <numerusform>Пометить тегом %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze %n dialog(s)?</source>
        <translation>
            <numerusform>Отложить %n диалог?</numerusform>
            <numerusform>Отложить %n диалога?</numerusform>
            <numerusform>Отложить %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n dialog(s)?</source>
        <translation>
            <numerusform>Закрыть %n диалог?</numerusform>
            <numerusform>Закрыть %n диалога?</numerusform>
            <numerusform>Закрыть %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n dialog(s) as answered?</source>
        <translation>
            <numerusform>Отметить отвеченным %n диалог?</numerusform>
            <numerusform>Отметить отвеченными %n диалога?</numerusform>
            <numerusform>Отметить отвеченными %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n dialog(s) as unread?</source>
        <translation>
            <numerusform>Отметить непрочитанным %n диалог?</numerusform>
            <numerusform>Отметить непрочитанными %n диалога?</numerusform>
            <numerusform>Отметить непрочитанными %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n dialog(s) as spam?</source>
        <translation>
            <numerusform>Закрыть как спам %n диалог?</numerusform>
            <numerusform>Закрыть как спам %n диалога?</numerusform>
            <numerusform>Закрыть как спам %n диалогов?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yes, all %n</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>Да, %n</numerusform>
            <numerusform>Да, все %n</numerusform>
            <numerusform>Да, все %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Set the status</source>
        <translation>Поставить статус</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Статус: %1</translation>
    </message>
    <message>
        <source>Workspace…</source>
        <translation>Компания…</translation>
    </message>
    <message>
        <source>Busy or on a break, online again</source>
        <translation>Занят или перерыв, снова онлайн</translation>
    </message>
    <message>
        <source>Pass the dialog on to</source>
        <translation>Кому передать диалог</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Pass the dialog on</source>
        <translation>Передать диалог</translation>
    </message>
    <message>
        <source>Join with another dialog of the client</source>
        <translation>Объединить с другим диалогом клиента</translation>
    </message>
    <message>
        <source>your role may not close it</source>
        <translation>вашей роли нельзя его закрыть</translation>
    </message>
    <message>
        <source>Join with which dialog of the client</source>
        <translation>С каким диалогом клиента объединить</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>There is no other open dialog with this client. Is it the same person under another name? Merge the cards first</source>
        <translation>Других открытых диалогов с этим клиентом нет. Это тот же человек под другим именем? Сначала объедините карточки</translation>
    </message>
    <message>
        <source>No such dialog</source>
        <translation>Такого диалога нет</translation>
    </message>
    <message>
        <source>Follow the dialog, stop following</source>
        <translation>Следить за диалогом, не следить</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Важность</translation>
    </message>
    <message>
        <source>Another result</source>
        <translation>Другой результат</translation>
    </message>
    <message>
        <source>Send, close the dialog, go to the most urgent</source>
        <translation>Отправить, закрыть и к самому срочному</translation>
    </message>
    <message>
        <source>no reply is written</source>
        <translation>ответ не написан</translation>
    </message>
    <message>
        <source>take it first</source>
        <translation>сначала возьмите его</translation>
    </message>
    <message>
        <source>Not possible: %1</source>
        <comment>why</comment>
        <translation>Не выйдет: %1</translation>
    </message>
    <message>
        <source>The usual way: %1 takes the next dialog, %2 goes to the reply, %3 sends it, %4 closes the dialog and opens the most urgent one.</source>
        <translation>Обычный путь: %1 берёт следующий диалог, %2 ведёт к ответу, %3 отправляет его, %4 закрывает диалог и открывает самый срочный.</translation>
    </message>
    <message>
        <source>Whom to mention</source>
        <translation>Кого упомянуть</translation>
    </message>
    <message>
        <source>Mention</source>
        <translation>Упомянуть</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t see this dialog</source>
        <comment>a colleague</comment>
        <translation>%1: этот диалог не видит</translation>
    </message>
    <message>
        <source>%1 doesn&apos;t see this dialog. Pass it on: %2</source>
        <comment>a colleague, a key</comment>
        <translation>%1: этот диалог не видит. Передать диалог: %2</translation>
    </message>
    <message>
        <source>Close the window, Pult keeps running</source>
        <translation>Закрыть окно, Pult работает дальше</translation>
    </message>
    <message>
        <source>%1. No new dialogs come</source>
        <comment>a status</comment>
        <translation>%1. Новые диалоги не приходят</translation>
    </message>
    <message>
        <source>%1, since %2. No new dialogs come</source>
        <comment>a status, a time</comment>
        <translation>%1, с %2. Новые диалоги не приходят</translation>
    </message>
</context>
<context>
    <name>pult::client::JumpButton</name>
    <message numerus="yes">
        <source>Jump to the newest, %n new below</source>
        <translation>
            <numerusform>К последнему, ниже %n новое</numerusform>
            <numerusform>К последнему, ниже %n новых</numerusform>
            <numerusform>К последнему, ниже %n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to the newest</source>
        <translation>К последнему</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptKey</name>
    <message>
        <source>This computer&apos;s disk can&apos;t be used: drafts and unsent messages last only until Pult is closed</source>
        <translation>Диск этого компьютера недоступен: черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
    <message>
        <source>The key ring does not answer: what is kept here can&apos;t be read now. Drafts and unsent messages last only until Pult is closed</source>
        <translation>Связка ключей не отвечает: сохранённое здесь сейчас не прочитать. Черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptScope</name>
    <message>
        <source>Dialogs can&apos;t be kept on this computer: without the network there is nothing to read</source>
        <translation>Диалоги нельзя хранить на этом компьютере: без сети читать будет нечего</translation>
    </message>
    <message>
        <source>The dialogs kept on this computer can&apos;t be read, they are loaded anew. The file was set aside as %1</source>
        <translation>Сохранённые здесь диалоги не читаются, они загружаются заново. Файл отложен как %1</translation>
    </message>
    <message>
        <source>The dialogs kept on this computer can&apos;t be read. When Pult starts again they are loaded anew</source>
        <translation>Сохранённые здесь диалоги не читаются. После перезапуска Пульта они загрузятся заново</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: what comes from now on is not kept for work without the network</source>
        <translation>Диск этого компьютера полон или недоступен для записи: новое не сохраняется для работы без сети</translation>
    </message>
</context>
<context>
    <name>pult::client::KeptVault</name>
    <message>
        <source>This computer&apos;s disk can&apos;t be used: drafts and unsent messages last only until Pult is closed</source>
        <translation>Диск этого компьютера недоступен: черновики и неотправленное сохранятся только до закрытия Пульта</translation>
    </message>
    <message>
        <source>What was kept here can&apos;t be read and was set aside as %1</source>
        <translation>Сохранённое здесь не читается, файл отложен как %1</translation>
    </message>
</context>
<context>
    <name>pult::client::FixedKeys</name>
    <message>
        <source>Take back what was just sent or done</source>
        <translation>Отменить только что отправленное или сделанное</translation>
    </message>
    <message>
        <source>Change what was sent last</source>
        <translation>Изменить отправленное последним</translation>
    </message>
    <message>
        <source>Quote an older message</source>
        <translation>Цитировать сообщение выше</translation>
    </message>
    <message>
        <source>Quote a newer message</source>
        <translation>Цитировать сообщение ниже</translation>
    </message>
    <message>
        <source>Messages: a page up</source>
        <translation>Сообщения: на страницу вверх</translation>
    </message>
    <message>
        <source>Messages: a page down</source>
        <translation>Сообщения: на страницу вниз</translation>
    </message>
    <message>
        <source>Messages: to the beginning, while the text is empty</source>
        <translation>Сообщения: к началу, пока поле пустое</translation>
    </message>
    <message>
        <source>Messages: to the end, while the text is empty</source>
        <translation>Сообщения: в конец, пока поле пустое</translation>
    </message>
    <message>
        <source>Choose a template, where a line begins</source>
        <translation>Выбрать шаблон, в начале строки</translation>
    </message>
    <message>
        <source>Find an emoji, with two letters behind it</source>
        <translation>Найти эмодзи, после знака две буквы</translation>
    </message>
    <message>
        <source>Send the chosen template at once</source>
        <translation>Сразу отправить выбранный шаблон</translation>
    </message>
    <message>
        <source>Select or leave out the row</source>
        <translation>Выделить строку или снять выделение</translation>
    </message>
    <message>
        <source>Select down to the next row</source>
        <translation>Выделить до следующей строки</translation>
    </message>
    <message>
        <source>Go to the next row, open nothing</source>
        <translation>К следующей строке, не открывая</translation>
    </message>
    <message>
        <source>Select the rows that are loaded; press again: all dialogs</source>
        <translation>Выделить загруженные строки; ещё раз: все диалоги</translation>
    </message>
    <message>
        <source>Peek: look without marking as read</source>
        <translation>Просмотр: не отмечая прочитанным</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Новая строка</translation>
    </message>
    <message>
        <source>Name a colleague, in a note</source>
        <translation>Упомянуть коллегу, в заметке</translation>
    </message>
    <message>
        <source>HERE: THE REPLY</source>
        <translation>ЗДЕСЬ: ОТВЕТ</translation>
    </message>
    <message>
        <source>HERE: RECORDING</source>
        <translation>ЗДЕСЬ: ЗАПИСЬ</translation>
    </message>
    <message>
        <source>HERE: LIST OF DIALOGS</source>
        <translation>ЗДЕСЬ: СПИСОК ДИАЛОГОВ</translation>
    </message>
    <message>
        <source>HERE: MESSAGES</source>
        <translation>ЗДЕСЬ: СООБЩЕНИЯ</translation>
    </message>
    <message>
        <source>HERE: FIND IN THE DIALOG</source>
        <translation>ЗДЕСЬ: ПОИСК В ДИАЛОГЕ</translation>
    </message>
    <message>
        <source>HERE: SEARCH</source>
        <translation>ЗДЕСЬ: ПОИСК</translation>
    </message>
    <message>
        <source>HERE: THE CLIENT&apos;S CARD</source>
        <translation>ЗДЕСЬ: КАРТОЧКА КЛИЕНТА</translation>
    </message>
    <message>
        <source>HERE: TEMPLATES</source>
        <translation>ЗДЕСЬ: ШАБЛОНЫ</translation>
    </message>
    <message>
        <source>HERE: COMMANDS</source>
        <translation>ЗДЕСЬ: КОМАНДЫ</translation>
    </message>
    <message>
        <source>HERE: THE PICTURE</source>
        <translation>ЗДЕСЬ: КАРТИНКА</translation>
    </message>
    <message>
        <source>IN WHAT OPENS: LISTS, MENUS</source>
        <translation>ЧТО ОТКРЫЛОСЬ: СПИСКИ, МЕНЮ</translation>
    </message>
    <message>
        <source>HERE</source>
        <translation>ЗДЕСЬ</translation>
    </message>
    <message>
        <source>Stop the recording</source>
        <translation>Остановить запись</translation>
    </message>
    <message>
        <source>Send the recording</source>
        <translation>Отправить запись</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>Выбросить запись</translation>
    </message>
    <message>
        <source>Open the dialog and write</source>
        <translation>Открыть диалог и писать</translation>
    </message>
    <message>
        <source>Open the row above or below, stay in the list</source>
        <translation>Открыть строку выше или ниже, остаться в списке</translation>
    </message>
    <message>
        <source>Message above, message below</source>
        <translation>Сообщение выше, сообщение ниже</translation>
    </message>
    <message>
        <source>Quote, copy, change: all for this message</source>
        <translation>Цитировать, скопировать, изменить: всё для сообщения</translation>
    </message>
    <message>
        <source>Delete the message, where the channel can</source>
        <translation>Удалить сообщение, если канал умеет</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Скопировать сообщение</translation>
    </message>
    <message>
        <source>A page up, a page down</source>
        <translation>На страницу вверх, вниз</translation>
    </message>
    <message>
        <source>To the beginning, to the end</source>
        <translation>К началу, в конец</translation>
    </message>
    <message>
        <source>Play the voice message, stop it</source>
        <translation>Слушать голосовое, остановить</translation>
    </message>
    <message>
        <source>Five seconds back or on in it</source>
        <translation>В нём на пять секунд назад, вперёд</translation>
    </message>
    <message>
        <source>Next hit, older</source>
        <translation>Следующее место, раньше</translation>
    </message>
    <message>
        <source>Previous hit, newer</source>
        <translation>Предыдущее место, позже</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Закрыть поиск</translation>
    </message>
    <message>
        <source>Go through what is found</source>
        <translation>По найденному</translation>
    </message>
    <message>
        <source>Open it where it was found</source>
        <translation>Открыть на найденном месте</translation>
    </message>
    <message>
        <source>Next field or button, previous one</source>
        <translation>Следующее поле или кнопка, предыдущее</translation>
    </message>
    <message>
        <source>Press the button, keep the field or the note</source>
        <translation>Нажать кнопку, сохранить поле или заметку</translation>
    </message>
    <message>
        <source>Leave the field as it was</source>
        <translation>Оставить поле как было</translation>
    </message>
    <message>
        <source>Open another dialog, instead of looking into it</source>
        <translation>Открыть другой диалог, а не заглянуть в него</translation>
    </message>
    <message>
        <source>Choose a text</source>
        <translation>Выбрать текст</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Выбрать папку</translation>
    </message>
    <message>
        <source>Put the text into the reply</source>
        <translation>Вставить текст в ответ</translation>
    </message>
    <message>
        <source>Put it in, go to what is to be filled in</source>
        <translation>Вставить и перейти к незаполненному</translation>
    </message>
    <message>
        <source>Back to the reply</source>
        <translation>Назад к ответу</translation>
    </message>
    <message>
        <source>Choose a line</source>
        <translation>Выбрать строку</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Выполнить</translation>
    </message>
    <message>
        <source>Back to where you were</source>
        <translation>Назад, где вы были</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>По размеру окна</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Повернуть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Скопировать</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>Close the picture</source>
        <translation>Закрыть картинку</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Закрыть окно</translation>
    </message>
    <message>
        <source>Open the dialog of the message</source>
        <translation>Открыть диалог этого сообщения</translation>
    </message>
    <message>
        <source>HERE: HISTORY</source>
        <translation>ЗДЕСЬ: ИСТОРИЯ</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Взять её</translation>
    </message>
    <message>
        <source>Next field: a comment, a reason</source>
        <translation>Следующее поле: комментарий, причина</translation>
    </message>
    <message>
        <source>Close it, change nothing</source>
        <translation>Закрыть, ничего не менять</translation>
    </message>
    <message>
        <source>Next button or field, previous one</source>
        <translation>Следующая кнопка или поле, предыдущее</translation>
    </message>
    <message>
        <source>Press the button</source>
        <translation>Нажать кнопку</translation>
    </message>
</context>
<context>
    <name>pult::client::KeysOverlay</name>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>QUEUE</source>
        <translation>ОЧЕРЕДЬ</translation>
    </message>
    <message>
        <source>REPLY</source>
        <translation>ОТВЕТ</translation>
    </message>
    <message>
        <source>DIALOG</source>
        <translation>ДИАЛОГ</translation>
    </message>
    <message>
        <source>WINDOW</source>
        <translation>ОКНО</translation>
    </message>
    <message>
        <source>WORK</source>
        <translation>РАБОТА</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>Открыть папку</translation>
    </message>
    <message>
        <source>Open a dialog of the desk</source>
        <translation>Открыть диалог со стола</translation>
    </message>
    <message>
        <source>↑ ↓ move the list. Esc closes this</source>
        <translation>↑ ↓ двигают список, Esc закрывает</translation>
    </message>
    <message>
        <source>Esc closes this</source>
        <translation>Esc закрывает этот список</translation>
    </message>
    <message>
        <source>Esc closes this. Keys can be changed: Settings, Keys</source>
        <translation>Esc закрывает этот список. Клавиши можно сменить: Настройки, Клавиши</translation>
    </message>
    <message>
        <source>↑ ↓ move the list. Esc closes this. Keys can be changed: Settings, Keys</source>
        <translation>↑ ↓ двигают список, Esc закрывает. Клавиши можно сменить: Настройки, Клавиши</translation>
    </message>
</context>
<context>
    <name>pult::client::GatheredDialogs</name>
    <message>
        <source>A dialog that is not yours any more</source>
        <translation>Диалог, который больше не ваш</translation>
    </message>
</context>
<context>
    <name>pult::client::LeftText</name>
    <message>
        <source>Your text</source>
        <translation>Ваш текст</translation>
    </message>
    <message>
        <source>You can&apos;t open this dialog any more. What you have written in it is still yours.</source>
        <translation>Этот диалог вам больше не открыть. Написанное в нём осталось вашим.</translation>
    </message>
    <message>
        <source>What you have written</source>
        <translation>Что вы написали</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
</context>
<context>
    <name>pult::client::ListPane</name>
    <message>
        <source>Most urgent first</source>
        <translation>Сначала срочные</translation>
    </message>
    <message>
        <source>Last closed first</source>
        <translation>Сначала закрытые недавно</translation>
    </message>
    <message>
        <source>Newest message first</source>
        <translation>Сначала новые</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Папка: %1</translation>
    </message>
    <message>
        <source>By urgency</source>
        <translation>По сроку</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>По времени</translation>
    </message>
    <message>
        <source>Last closed</source>
        <translation>По закрытию</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Порядок списка</translation>
    </message>
    <message>
        <source>%1 of %2, close one or ask the senior</source>
        <translation>%1 из %2: закройте один или спросите старшего</translation>
    </message>
    <message>
        <source>Take the most urgent dialog from the queue</source>
        <translation>Взять самый срочный диалог из очереди</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>Очередь пуста</translation>
    </message>
    <message>
        <source>Dialogs: %1</source>
        <translation>Диалоги: %1</translation>
    </message>
    <message>
        <source>Everyone has an answer</source>
        <translation>Все ответы даны</translation>
    </message>
    <message>
        <source>You have no dialogs. Take the next one from the queue</source>
        <translation>У вас нет диалогов. Возьмите следующий из очереди</translation>
    </message>
    <message>
        <source>No closed dialogs yet</source>
        <translation>Закрытых диалогов пока нет</translation>
    </message>
    <message>
        <source>No spam. What you mark as spam is kept here and calls nobody</source>
        <translation>Спама нет. Что отмечено спамом, хранится здесь и никого не зовёт</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>Ничего не отложено</translation>
    </message>
    <message>
        <source>Connect a channel</source>
        <translation>Подключить канал</translation>
    </message>
    <message>
        <source>No channel is connected yet: clients have no way to write to you</source>
        <translation>Ни один канал ещё не подключён: клиентам некуда написать</translation>
    </message>
    <message>
        <source>All quiet. New messages appear here by themselves</source>
        <translation>Пока тихо. Новые сообщения появятся здесь сами</translation>
    </message>
    <message>
        <source>Take next (%1)</source>
        <comment>how many are in the queue</comment>
        <translation>Взять след. (%1)</translation>
    </message>
    <message>
        <source>Loading the dialogs…</source>
        <translation>Загружаем диалоги…</translation>
    </message>
    <message>
        <source>These dialogs are not on this computer: they need the network</source>
        <translation>Этих диалогов нет на этом компьютере: нужна сеть</translation>
    </message>
    <message>
        <source>No unfinished texts</source>
        <translation>Незаконченных текстов нет</translation>
    </message>
    <message>
        <source>No reply has failed</source>
        <translation>Неудачных отправок нет</translation>
    </message>
    <message>
        <source>Nobody has called you</source>
        <translation>Вас никто не звал</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <comment>names of filters</comment>
        <translation>Под фильтр «%1» ничего не подходит</translation>
    </message>
    <message>
        <source>No open dialogs here</source>
        <translation>Здесь нет открытых диалогов</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Поиск везде</translation>
    </message>
    <message>
        <source>Search offline</source>
        <translation>Поиск без связи</translation>
    </message>
</context>
<context>
    <name>pult::client::Message</name>
    <message>
        <source>Choose a template</source>
        <translation>Выбрать шаблон</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>Новые сообщения</translation>
    </message>
    <message>
        <source>WHISPER</source>
        <translation>ПОДСКАЗКА</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>ЗАМЕТКА</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>whisper: author, operator</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, only staff can see this</source>
        <translation>%1, видят только сотрудники</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Цитировать</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>It was sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить ещё раз</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>The messenger refused the message</source>
        <translation>Мессенджер не принял сообщение</translation>
    </message>
    <message>
        <source>The messenger did not confirm it</source>
        <translation>Мессенджер не подтвердил приём</translation>
    </message>
    <message>
        <source>read %1</source>
        <comment>time of day</comment>
        <translation>прочитано %1</translation>
    </message>
    <message>
        <source>waiting to be sent since %1</source>
        <comment>time of day</comment>
        <translation>ждёт отправки с %1</translation>
    </message>
    <message>
        <source>Edit again</source>
        <translation>Править снова</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>deleted by the client at %1</source>
        <comment>time of day</comment>
        <translation>удалено клиентом в %1</translation>
    </message>
    <message>
        <source>deleted at %1</source>
        <comment>time of day</comment>
        <translation>удалено в %1</translation>
    </message>
    <message>
        <source>What it said before</source>
        <translation>Что было раньше</translation>
    </message>
    <message>
        <source>goes out %1</source>
        <comment>date and time</comment>
        <translation>уйдёт %1</translation>
    </message>
    <message>
        <source>Send as a link</source>
        <translation>Отправить ссылкой</translation>
    </message>
    <message>
        <source>Not sent: no connection. We'll send it ourselves</source>
        <translation>Не отправлено: нет связи. Отправим сами</translation>
    </message>
    <message>
        <source>Other channel</source>
        <translation>Другой канал</translation>
    </message>
</context>
<context>
    <name>pult::client::NewRowsPill</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>dialogs that wait to come into the list</comment>
        <translation>
            <numerusform>%n новый</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them; the rows stay where they are while you are in the list</source>
        <translation>Показать; пока вы в списке, строки стоят на месте</translation>
    </message>
</context>
<context>
    <name>pult::client::OpenDialog</name>
    <message>
        <source>The dialog is open in its own window: Enter shows it</source>
        <translation>Диалог открыт в отдельном окне: Enter покажет его</translation>
    </message>
    <message>
        <source>The dialog is not there</source>
        <translation>Такого диалога нет</translation>
    </message>
    <message>
        <source>The dialog is with somebody else now; your text is kept among the drafts</source>
        <translation>Диалог теперь ведёт другой; ваш текст сохранён среди черновиков</translation>
    </message>
    <message>
        <source>The dialog is with somebody else now</source>
        <translation>Диалог теперь ведёт другой</translation>
    </message>
    <message>
        <source>A reply was not sent, its text is a draft again: %1</source>
        <translation>Ответ не отправлен, текст снова в черновике: %1</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: your text is not safe</source>
        <translation>Диск этого компьютера полон или недоступен: ваш текст не сохранён</translation>
    </message>
    <message>
        <source>Taken back with what was to follow: the text is a draft again</source>
        <translation>Ответ возвращён вместе с тем, что шло за ним: текст снова в черновике</translation>
    </message>
    <message>
        <source>Taken back, the text is a draft again</source>
        <translation>Ответ возвращён, текст снова черновик</translation>
    </message>
    <message>
        <source>The dialog is here now: open it once more</source>
        <translation>Диалог загружен: откройте его ещё раз</translation>
    </message>
    <message>
        <source>Taken back: it is not sent</source>
        <translation>Остановлено: ответ не уйдёт</translation>
    </message>
    <message>
        <source>The server has it already: when the connection is back it says whether it was in time</source>
        <translation>Ответ уже на сервере: когда связь вернётся, он скажет, успели ли вы</translation>
    </message>
    <message>
        <source>Goes out by itself: %1</source>
        <comment>date and time</comment>
        <translation>Уйдёт само: %1</translation>
    </message>
    <message>
        <source>This message can&apos;t be changed: %1</source>
        <translation>Это сообщение нельзя изменить: %1</translation>
    </message>
    <message>
        <source>it has been changed at another computer meanwhile</source>
        <translation>его уже изменили на другом компьютере</translation>
    </message>
    <message>
        <source>The message was not changed: %1</source>
        <translation>Сообщение не изменено: %1</translation>
    </message>
    <message>
        <source>No reaction: %1</source>
        <translation>Реакция не поставлена: %1</translation>
    </message>
    <message>
        <source>The message was not deleted: %1</source>
        <translation>Сообщение не удалено: %1</translation>
    </message>
    <message>
        <source>This message is not on this computer: it needs the network</source>
        <translation>Этого сообщения нет на этом компьютере: нужна связь</translation>
    </message>
    <message>
        <source>The message is no longer there</source>
        <translation>Этого сообщения больше нет</translation>
    </message>
    <message>
        <source>The older messages could not be loaded, try again</source>
        <translation>Не удалось загрузить ранние сообщения, попробуйте ещё раз</translation>
    </message>
    <message>
        <source>The server may have it already: when the connection is back it says whether it was in time</source>
        <translation>Сервер мог уже получить сообщение: когда связь вернётся, он скажет, успели ли мы</translation>
    </message>
    <message>
        <source>Goes out by itself: %1. What its template does with the dialog is not done</source>
        <comment>date and time</comment>
        <translation>Уйдёт само: %1. Что шаблон делает с диалогом, не сделано</translation>
    </message>
    <message>
        <source>Your change to “%1” was not taken: %2</source>
        <translation>Ваша правка «%1» не принята: %2</translation>
    </message>
    <message>
        <source>Save the change that you are making first, or leave it with Esc</source>
        <translation>Сначала сохраните правку, которую делаете, или отмените её клавишей Esc</translation>
    </message>
    <message>
        <source>It was to go out: %1</source>
        <comment>date and time</comment>
        <translation>Отправка была назначена: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::OwnWindows</name>
    <message>
        <source>Its files were not up yet: the message waits here as a draft</source>
        <translation>Файлы ещё не загрузились: сообщение ждёт здесь черновиком</translation>
    </message>
    <message>
        <source>Its files were not up yet: the message is a draft</source>
        <translation>Файлы ещё не загрузились: сообщение осталось черновиком</translation>
    </message>
</context>
<context>
    <name>pult::client::ReadingWindows</name>
    <message>
        <source>The dialog is not there</source>
        <translation>Такого диалога нет</translation>
    </message>
    <message>
        <source>one dialog</source>
        <translation>один диалог</translation>
    </message>
</context>
<context>
    <name>pult::client::PassingNews</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n новое сообщение</numerusform>
            <numerusform>%n новых сообщения</numerusform>
            <numerusform>%n новых сообщений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::PictureViewer</name>
    <message>
        <source>Loading…</source>
        <translation>Загружается…</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>%1, Pult</source>
        <comment>window title: a picture</comment>
        <translation>%1, Пульт</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>Снимок %1</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Ближе</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Fit into the window</source>
        <translation>Вписать в окно</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Повернуть</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Сохранить как</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>scale of a picture</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>pult::client::PictureWindow</name>
    <message>
        <source>This picture can&apos;t be shown; saved, it may open elsewhere</source>
        <translation>Эту картинку не показать; сохраните её, может быть, откроет другая программа</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Сохранить снимок</translation>
    </message>
    <message>
        <source>It could not be saved: %1</source>
        <translation>Сохранить не удалось: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Presence</name>
    <message>
        <source>Online</source>
        <translation>Онлайн</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Занят</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Перерыв</translation>
    </message>
    <message>
        <source>Invisible</source>
        <translation>Невидимка</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Не в сети</translation>
    </message>
    <message>
        <source>%1, away %2 min?</source>
        <comment>a status; a guess of the computer</comment>
        <translation>%1, отошёл на %2 мин?</translation>
    </message>
</context>
<context>
    <name>pult::client::QuoteStrip</name>
    <message>
        <source>Do not quote</source>
        <translation>Не цитировать</translation>
    </message>
    <message>
        <source>In answer to %1: %2</source>
        <translation>В ответ, %1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::Rail</name>
    <message>
        <source>Inbox</source>
        <translation>Диалоги</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Монитор</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Отчёты</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Качество</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Клавиши этого экрана</translation>
    </message>
    <message>
        <source>My settings</source>
        <translation>Мои настройки</translation>
    </message>
    <message>
        <source>%1, my settings</source>
        <comment>the operator</comment>
        <translation>%1, мои настройки</translation>
    </message>
</context>
<context>
    <name>pult::client::GoneFiles</name>
    <message>
        <source>A file has been deleted meanwhile, or taken out of its template: %1</source>
        <comment>names of files</comment>
        <translation>Файл тем временем удалили или убрали из шаблона: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Refusal</name>
    <message>
        <source>The team still has channels: give them to another team first</source>
        <translation>У команды ещё есть каналы: сначала отдайте их другой команде</translation>
    </message>
    <message>
        <source>The team still has open dialogs: pass them on or close them first</source>
        <translation>У команды ещё есть открытые диалоги: сначала передайте или закройте их</translation>
    </message>
    <message>
        <source>The team still has stages of its own: delete them first</source>
        <translation>У команды ещё есть свои этапы: сначала удалите их</translation>
    </message>
    <message>
        <source>The team still has templates of its own: delete them first</source>
        <translation>У команды ещё есть свои шаблоны: сначала удалите их</translation>
    </message>
    <message>
        <source>The last team stays</source>
        <translation>Последняя команда остаётся</translation>
    </message>
    <message>
        <source>Show the contacts in full first</source>
        <translation>Сначала покажите контакты полностью</translation>
    </message>
    <message>
        <source>Your session has ended, sign in again</source>
        <translation>Сеанс закончился, войдите снова</translation>
    </message>
    <message>
        <source>Your role does not allow this, a senior can do it</source>
        <translation>Ваша роль этого не позволяет, это может старший</translation>
    </message>
    <message>
        <source>It is no longer there, or somebody else has it now</source>
        <translation>Этого больше нет или это теперь у другого</translation>
    </message>
    <message>
        <source>Something newer has come: look at it first, then decide</source>
        <translation>Пришло более новое: сначала посмотрите, потом решайте</translation>
    </message>
    <message>
        <source>Somebody else has just taken this dialog</source>
        <translation>Этот диалог только что взял другой</translation>
    </message>
    <message>
        <source>A reply is still on its way: wait for it or cancel it</source>
        <translation>Ответ ещё в пути: дождитесь его или отмените</translation>
    </message>
    <message>
        <source>Not closed: fill in the client&apos;s card first: %1</source>
        <translation>Не закрыто: сначала заполните в карточке клиента: %1</translation>
    </message>
    <message>
        <source>By then the messenger no longer takes a free reply: choose an earlier time</source>
        <translation>К этому времени мессенджер уже не примет свободный ответ: выберите время раньше</translation>
    </message>
    <message>
        <source>The messenger no longer takes a free reply to this client</source>
        <translation>Мессенджер больше не принимает свободный ответ этому клиенту</translation>
    </message>
    <message>
        <source>Too many requests at once, try again in a moment</source>
        <translation>Слишком много запросов сразу, попробуйте через минуту</translation>
    </message>
    <message>
        <source>This is too long or too large for the channel</source>
        <translation>Это слишком длинно или велико для канала</translation>
    </message>
    <message>
        <source>No connection: nothing was changed, try again when it is back</source>
        <translation>Нет связи: ничего не изменено, повторите, когда она вернётся</translation>
    </message>
    <message>
        <source>%1 has closed the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем закрыт: %1</translation>
    </message>
    <message>
        <source>%1 has taken the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем взят: %1</translation>
    </message>
    <message>
        <source>%1 has passed the dialog on meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем передан: %1</translation>
    </message>
    <message>
        <source>%1 has reopened the dialog meanwhile</source>
        <comment>a colleague</comment>
        <translation>Диалог тем временем открыт снова: %1</translation>
    </message>
    <message>
        <source>%1 has the dialog now</source>
        <comment>a colleague</comment>
        <translation>Диалог сейчас ведёт %1</translation>
    </message>
    <message>
        <source>%1 has the dialog: take it over to reply, or write a note</source>
        <comment>a colleague</comment>
        <translation>Диалог ведёт %1: заберите его, чтобы ответить, или напишите заметку</translation>
    </message>
    <message>
        <source>A colleague has the dialog: take it over to reply, or write a note</source>
        <translation>Диалог ведёт коллега: заберите его, чтобы ответить, или напишите заметку</translation>
    </message>
    <message>
        <source>The dialog has been closed meanwhile: reopen it to write</source>
        <translation>Диалог тем временем закрыт: откройте его снова, чтобы написать</translation>
    </message>
    <message>
        <source>The client has written meanwhile: look at it first</source>
        <translation>Клиент тем временем написал: сначала посмотрите</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: the message was not sent, its text is back</source>
        <translation>Диск этого компьютера заполнен или недоступен для записи: сообщение не отправлено, текст вернулся</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or can&apos;t be written: nothing was changed</source>
        <translation>Диск этого компьютера заполнен или недоступен для записи: ничего не изменено</translation>
    </message>
    <message>
        <source>Too late: the message has gone out already</source>
        <translation>Поздно: сообщение уже ушло</translation>
    </message>
    <message>
        <source>The message can&apos;t be taken back: %1</source>
        <translation>Сообщение не вернуть: %1</translation>
    </message>
    <message>
        <source>Nobody can be merged with himself</source>
        <translation>Нельзя объединить клиента с самим собой</translation>
    </message>
    <message>
        <source>Nobody can be kept apart from himself</source>
        <translation>Нельзя отделить клиента от самого себя</translation>
    </message>
    <message>
        <source>One of these cards has become part of another: open that one</source>
        <translation>Одна из карточек уже вошла в другую: откройте ту</translation>
    </message>
    <message>
        <source>One of them is blocked and the other is not: decide on that first</source>
        <translation>Один из них заблокирован, другой нет: сначала решите это</translation>
    </message>
    <message>
        <source>A merge can be undone for 24 hours, and they are over</source>
        <translation>Объединение можно отменить в течение 24 часов, и они прошли</translation>
    </message>
    <message>
        <source>One of these clients was merged again since: undo that first</source>
        <translation>Одного из этих клиентов с тех пор объединили ещё раз: сначала отмените это</translation>
    </message>
    <message>
        <source>Another template has this shortcut</source>
        <translation>Это сокращение занято другим шаблоном</translation>
    </message>
    <message>
        <source>A shortcut is one word</source>
        <translation>Сокращение — одно слово</translation>
    </message>
    <message>
        <source>The title is empty or too long</source>
        <translation>Название пустое или слишком длинное</translation>
    </message>
    <message>
        <source>The template is empty</source>
        <translation>Шаблон пустой</translation>
    </message>
    <message>
        <source>The folder&apos;s name is too long</source>
        <translation>Название папки слишком длинное</translation>
    </message>
    <message>
        <source>This name is taken</source>
        <translation>Такое название уже есть</translation>
    </message>
    <message>
        <source>The name is empty or too long</source>
        <translation>Название пустое или слишком длинное</translation>
    </message>
    <message>
        <source>The same choice stands there twice</source>
        <translation>Одно и то же значение указано дважды</translation>
    </message>
    <message>
        <source>A choice needs at least one value</source>
        <translation>Нужно хотя бы одно значение</translation>
    </message>
    <message>
        <source>One of the facts has no name or is too long</source>
        <translation>У одного из сведений нет названия, или оно слишком длинное</translation>
    </message>
    <message>
        <source>Too many tags</source>
        <translation>Слишком много тегов</translation>
    </message>
    <message>
        <source>A tag is empty or too long</source>
        <translation>Тег пустой или слишком длинный</translation>
    </message>
    <message>
        <source>Somebody else has this login</source>
        <translation>Такой логин уже занят</translation>
    </message>
    <message>
        <source>This client is blocked: let the client in again first</source>
        <translation>Этот клиент заблокирован: сначала разблокируйте его</translation>
    </message>
    <message>
        <source>Too late: something of the message may have reached the client already</source>
        <translation>Поздно: часть сообщения могла уже дойти до клиента</translation>
    </message>
    <message>
        <source>Another team has an open dialog with this client: ask a senior</source>
        <translation>С этим клиентом открыт диалог в другой команде: попросите старшего</translation>
    </message>
    <message>
        <source>A colleague has an open dialog with this client: ask a senior</source>
        <translation>С этим клиентом открыт диалог у коллеги: попросите старшего</translation>
    </message>
    <message>
        <source>%1 has an open dialog with this client: ask there, or a senior</source>
        <comment>a colleague</comment>
        <translation>%1 ведёт открытый диалог с этим клиентом: договоритесь или попросите старшего</translation>
    </message>
    <message>
        <source>There is a newer dialog with this client: go on in that one</source>
        <translation>С этим клиентом есть более новый диалог: продолжайте в нём</translation>
    </message>
    <message>
        <source>The dialog is open already</source>
        <translation>Диалог уже открыт</translation>
    </message>
    <message>
        <source>The dialog was joined with another one and goes on there: it can&apos;t be reopened</source>
        <translation>Диалог объединён с другим и продолжается там: снова его не открыть</translation>
    </message>
    <message>
        <source>Not joined: somebody else has the other dialog now, or it is no longer there</source>
        <translation>Не объединено: другой диалог теперь не у вас, или его уже нет</translation>
    </message>
    <message>
        <source>Not joined: the other dialog has been closed meanwhile</source>
        <translation>Не объединено: другой диалог тем временем закрыт</translation>
    </message>
    <message>
        <source>Not joined: the other dialog is with another client. Merge their cards first</source>
        <translation>Не объединено: другой диалог с другим клиентом. Сначала объедините карточки</translation>
    </message>
    <message>
        <source>A dialog can&apos;t be joined with itself</source>
        <translation>Диалог нельзя объединить с самим собой</translation>
    </message>
    <message>
        <source>Not joined: the client waits here, and the other dialog is put off. Answer first</source>
        <translation>Не объединено: клиент ждёт здесь, а другой диалог отложен. Сначала ответьте</translation>
    </message>
    <message>
        <source>The dialog is closed already</source>
        <translation>Диалог уже закрыт</translation>
    </message>
    <message>
        <source>This operator has the dialog already</source>
        <translation>Диалог уже у этого оператора</translation>
    </message>
    <message>
        <source>Only who answers clients can be given a dialog</source>
        <translation>Передать диалог можно только тому, кто отвечает клиентам</translation>
    </message>
    <message>
        <source>Choose a time that is still to come</source>
        <translation>Выберите время в будущем</translation>
    </message>
    <message>
        <source>The offer has ended</source>
        <translation>Предложение уже не действует</translation>
    </message>
    <message>
        <source>Your status takes no new dialogs: go online first</source>
        <translation>С вашим статусом новые диалоги не выдаются: сначала выйдите онлайн</translation>
    </message>
    <message>
        <source>The channel of this dialog was removed</source>
        <translation>Канал этого диалога удалён</translation>
    </message>
    <message>
        <source>A telephone number with its country code is needed</source>
        <translation>Нужен номер телефона с кодом страны</translation>
    </message>
    <message>
        <source>A fault on the server, nothing was changed. Try again; if that doesn't help, tell the administrator: the server's log has the reason</source>
        <translation>Сбой на сервере, ничего не изменилось. Повторите; если не поможет, сообщите администратору: причина в журнале сервера</translation>
    </message>
    <message>
        <source>As things stand now this is not possible</source>
        <translation>Сейчас это невозможно</translation>
    </message>
    <message>
        <source>The server does not accept this as it is written</source>
        <translation>В таком виде сервер это не принимает</translation>
    </message>
    <message>
        <source>Not closed: a reply goes out by itself later. Send it now or delete it first</source>
        <translation>Не закрыт: ответ уйдёт сам позже. Сначала отправьте его сейчас или удалите</translation>
    </message>
    <message>
        <source>A file that goes along is no longer there: remove it or attach it again</source>
        <translation>Файла, который прикладывается, уже нет: уберите его или приложите снова</translation>
    </message>
</context>
<context>
    <name>pult::client::Search</name>
    <message>
        <source>Note by %1: </source>
        <comment>found; a colleague</comment>
        <translation>Заметка, %1: </translation>
    </message>
    <message>
        <source>%1: </source>
        <comment>found; who wrote it</comment>
        <translation>%1: </translation>
    </message>
    <message>
        <source>no text</source>
        <comment>found; a file or picture</comment>
        <translation>без текста</translation>
    </message>
    <message>
        <source>More clients</source>
        <translation>Ещё клиенты</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Заказы</translation>
    </message>
    <message>
        <source>More orders</source>
        <translation>Ещё заказы</translation>
    </message>
    <message>
        <source>Messages and notes</source>
        <translation>Сообщения и заметки</translation>
    </message>
    <message>
        <source>Older messages</source>
        <translation>Более ранние сообщения</translation>
    </message>
    <message>
        <source>More templates</source>
        <translation>Ещё шаблоны</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Шаблоны</translation>
    </message>
</context>
<context>
    <name>pult::client::SearchDesk</name>
    <message>
        <source>The search can&apos;t be read. Example: %1</source>
        <translation>Не понимаем запрос. Например: %1</translation>
    </message>
    <message>
        <source>order from:anna after:12.05.2026 channel:wa tag:vip</source>
        <translation>заказ от:анна после:12.05.2026 канал:wa тег:опт</translation>
    </message>
    <message>
        <source>Without a connection only words can be looked for, not from:, channel:, tag:, after: or before:</source>
        <translation>Без связи ищем только по словам, без от:, канал:, тег:, после: и до:</translation>
    </message>
    <message>
        <source>No connection: searching what is kept on this computer</source>
        <translation>Нет связи: ищем в том, что сохранено на этом компьютере</translation>
    </message>
    <message>
        <source>Found as “%1”: the keyboard was in the other layout</source>
        <translation>Нашли как «%1»: была другая раскладка клавиатуры</translation>
    </message>
    <message>
        <source>No connection, and nothing with “%1” on this computer</source>
        <translation>Нет связи, а на этом компьютере «%1» не нашли</translation>
    </message>
    <message>
        <source>No results for “%1” in the messages and clients that you may see</source>
        <translation>Не нашли «%1». Искали в сообщениях и клиентах, доступных вам, за всё время</translation>
    </message>
    <message>
        <source>Open a dialog to use this template</source>
        <translation>Чтобы вставить этот шаблон, откройте диалог</translation>
    </message>
    <message>
        <source>This template can't be used in the open dialog</source>
        <translation>В открытом диалоге этим шаблоном воспользоваться нельзя</translation>
    </message>
    <message>
        <source>There is no such channel</source>
        <translation>Такого канала нет</translation>
    </message>
    <message>
        <source>There is no such channel. There are: %1</source>
        <translation>Такого канала нет. Есть: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::SearchPane</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search clients, messages, notes and templates</source>
        <translation>Искать клиентов, сообщения, заметки и шаблоны</translation>
    </message>
    <message>
        <source>Search clients, messages, notes and templates (%1)</source>
        <translation>Искать клиентов, сообщения, заметки и шаблоны (%1)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Очистить поиск</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Ищем…</translation>
    </message>
    <message>
        <source>Search everywhere</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
</context>
<context>
    <name>pult::client::SignInController</name>
    <message>
        <source>This is not an address: %1</source>
        <translation>Это не адрес: %1</translation>
    </message>
    <message>
        <source>No server answers there</source>
        <translation>Там не отвечает сервер</translation>
    </message>
    <message>
        <source>Wrong login or password</source>
        <translation>Неверный логин или пароль</translation>
    </message>
    <message>
        <source>The server does not answer: %1</source>
        <translation>Сервер не отвечает: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::SignInWindow</name>
    <message>
        <source>Sign in to Pult</source>
        <translation>Вход в Пульт</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>chat.example.org</source>
        <translation>chat.example.org</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>Оставаться в системе</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Входим…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>Forgot the password?</source>
        <translation>Забыли пароль?</translation>
    </message>
    <message>
        <source>Your administrator can set a new one.</source>
        <translation>Новый задаст администратор.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>Ищем сервер…</translation>
    </message>
    <message>
        <source>Server found</source>
        <translation>Сервер найден</translation>
    </message>
    <message>
        <source>Server found, version %1</source>
        <translation>Сервер найден, версия %1</translation>
    </message>
    <message>
        <source>Caps Lock and the Russian layout are on.</source>
        <translation>Включены Caps Lock и русская раскладка.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Включён Caps Lock.</translation>
    </message>
    <message>
        <source>The Russian layout is on.</source>
        <translation>Включена русская раскладка.</translation>
    </message>
    <message>
        <source>Enter the address of your server.</source>
        <translation>Введите адрес сервера.</translation>
    </message>
    <message>
        <source>Enter your login.</source>
        <translation>Введите логин.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Введите пароль.</translation>
    </message>
</context>
<context>
    <name>pult::client::SnoozePopup</name>
</context>
<context>
    <name>pult::client::Spoken</name>
    <message>
        <source>scheduled</source>
        <translation>запланировано</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>ждёт отправки</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>отправлено</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>доставлено</translation>
    </message>
    <message>
        <source>read</source>
        <comment>by the customer</comment>
        <translation>прочитано</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>не отправлено</translation>
    </message>
    <message>
        <source>maybe sent</source>
        <translation>возможно отправлено</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message numerus="yes">
        <source>waits %n minute(s)</source>
        <translation>
            <numerusform>ждёт %n минуту</numerusform>
            <numerusform>ждёт %n минуты</numerusform>
            <numerusform>ждёт %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n новое</numerusform>
            <numerusform>%n новых</numerusform>
            <numerusform>%n новых</numerusform>
        </translation>
    </message>
    <message>
        <source>draft of a note: %1</source>
        <translation>черновик заметки: %1</translation>
    </message>
    <message>
        <source>draft: %1</source>
        <translation>черновик: %1</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>последнее: %1</translation>
    </message>
    <message>
        <source>Note, the client does not see it</source>
        <translation>Заметка, клиент её не видит</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>file: %1</source>
        <translation>файл: %1</translation>
    </message>
    <message>
        <source>deleted by the client</source>
        <translation>удалено клиентом</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <comment>a reaction, its author</comment>
        <translation>%1 от: %2</translation>
    </message>
    <message>
        <source>Whisper to %1, the client does not see it</source>
        <translation>Подсказка для %1, клиент её не видит</translation>
    </message>
</context>
<context>
    <name>pult::client::StatusLine</name>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>My status: %1</source>
        <translation>Мой статус: %1</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключаемся…</translation>
    </message>
    <message>
        <source>Catching up…</source>
        <translation>Догоняем…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключено</translation>
    </message>
    <message>
        <source>Connected, %1 ms</source>
        <translation>Подключено, %1 мс</translation>
    </message>
    <message>
        <source>Queue %1, longest wait</source>
        <translation>В очереди %1, дольше всех</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>В очереди %1</translation>
    </message>
    <message>
        <source>Sent: %1</source>
        <comment>a customer</comment>
        <translation>Отправлено: %1</translation>
    </message>
    <message>
        <source>Waits to be sent: %1</source>
        <comment>a customer</comment>
        <translation>Ждёт отправки: %1</translation>
    </message>
    <message numerus="yes">
        <source>Undo, %n s</source>
        <translation>
            <numerusform>Отменить, %n с</numerusform>
            <numerusform>Отменить, %n с</numerusform>
            <numerusform>Отменить, %n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the reply back</source>
        <translation>Вернуть ответ</translation>
    </message>
</context>
<context>
    <name>pult::client::SystemLine</name>
    <message>
        <source>The system</source>
        <translation>Система</translation>
    </message>
    <message>
        <source>%1 took the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог взят</translation>
    </message>
    <message>
        <source>%1 accepted the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог принят</translation>
    </message>
    <message>
        <source>%1 took the dialog over</source>
        <comment>a colleague</comment>
        <translation>%1: диалог забран себе</translation>
    </message>
    <message>
        <source>%1 passed the dialog on</source>
        <comment>a colleague</comment>
        <translation>%1: диалог передан</translation>
    </message>
    <message>
        <source>%1 passed the dialog on to %2</source>
        <comment>a colleague</comment>
        <translation>%1: диалог передан, теперь ведёт %2</translation>
    </message>
    <message>
        <source>%1 snoozed the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог отложен</translation>
    </message>
    <message>
        <source>The dialog is back, its time has come</source>
        <translation>Диалог вернулся, пришло его время</translation>
    </message>
    <message>
        <source>%1 closed the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог закрыт</translation>
    </message>
    <message>
        <source>%1 reopened the dialog</source>
        <comment>a colleague</comment>
        <translation>%1: диалог открыт снова</translation>
    </message>
    <message>
        <source>%1 marked the dialog as spam</source>
        <comment>a colleague</comment>
        <translation>%1: диалог отмечен как спам</translation>
    </message>
    <message>
        <source>%1 merged the dialog with another one</source>
        <comment>a colleague</comment>
        <translation>%1: диалог объединён с другим</translation>
    </message>
    <message>
        <source>%1 joined the dialog with #%2: it goes on there</source>
        <comment>a colleague</comment>
        <translation>%1: диалог объединён с #%2 и продолжается там</translation>
    </message>
    <message>
        <source>%1 joined #%2 with this dialog</source>
        <comment>a colleague</comment>
        <translation>%1: с этим диалогом объединён #%2</translation>
    </message>
    <message>
        <source>Closed: the client has been silent</source>
        <translation>Закрыт: клиент давно молчит</translation>
    </message>
    <message>
        <source>The client has blocked us or forbidden messages: replies don&apos;t arrive</source>
        <translation>Клиент заблокировал нас или запретил сообщения: ответы не дойдут</translation>
    </message>
    <message>
        <source>The client can be written to again</source>
        <translation>Клиенту снова можно писать</translation>
    </message>
    <message>
        <source>The client&apos;s address in the messenger has changed</source>
        <translation>У клиента сменился адрес в мессенджере</translation>
    </message>
    <message>
        <source>The client&apos;s address in the messenger has changed: %1</source>
        <translation>У клиента сменился адрес в мессенджере: %1</translation>
    </message>
    <message>
        <source>The client has registered anew in the messenger: it may be another person</source>
        <translation>Клиент заново зарегистрировался в мессенджере: это может быть другой человек</translation>
    </message>
    <message>
        <source>The client opened the chat with us</source>
        <translation>Клиент открыл чат с нами</translation>
    </message>
    <message>
        <source>The client allowed us to write</source>
        <translation>Клиент разрешил нам писать</translation>
    </message>
    <message>
        <source>The client took a screenshot</source>
        <translation>Клиент сделал снимок экрана</translation>
    </message>
    <message>
        <source>The client paid an invoice</source>
        <translation>Клиент оплатил счёт</translation>
    </message>
    <message>
        <source>A payment was refunded</source>
        <translation>Оплата возвращена</translation>
    </message>
    <message>
        <source>The group has another name</source>
        <translation>У группы новое название</translation>
    </message>
    <message>
        <source>The group is now called %1</source>
        <translation>Группа теперь называется %1</translation>
    </message>
    <message>
        <source>The group&apos;s picture was changed</source>
        <translation>Фото группы изменено</translation>
    </message>
    <message>
        <source>The group&apos;s picture was removed</source>
        <translation>Фото группы удалено</translation>
    </message>
    <message>
        <source>The group was created</source>
        <translation>Группа создана</translation>
    </message>
    <message>
        <source>Somebody joined the group</source>
        <translation>В группе новый участник</translation>
    </message>
    <message>
        <source>Somebody left the group</source>
        <translation>Участник вышел из группы</translation>
    </message>
    <message>
        <source>A message was pinned</source>
        <translation>Сообщение закреплено</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Закреплено: %1</translation>
    </message>
    <message>
        <source>A message was unpinned</source>
        <translation>Сообщение откреплено</translation>
    </message>
    <message>
        <source>The same person as another client: their cards have become one</source>
        <translation>Это тот же человек, что и другой клиент: карточки стали одной</translation>
    </message>
    <message>
        <source>The same person as %1: their cards have become one</source>
        <comment>another customer</comment>
        <translation>Это тот же человек, что и %1: карточки стали одной</translation>
    </message>
    <message>
        <source>Another person than it seemed: the cards are two again</source>
        <translation>Оказался другим человеком: карточки снова разделены</translation>
    </message>
    <message>
        <source>Another person than %1: the cards are two again</source>
        <comment>another customer</comment>
        <translation>Это не %1: карточки снова разделены</translation>
    </message>
    <message>
        <source>The time for an answer is over</source>
        <translation>Время на ответ вышло</translation>
    </message>
    <message>
        <source>%1: the reply for later was not sent, %2</source>
        <comment>a colleague, why</comment>
        <translation>%1: отложенный ответ не отправлен, %2</translation>
    </message>
    <message>
        <source>The dialog waits in the queue again</source>
        <translation>Диалог снова ждёт в очереди</translation>
    </message>
    <message>
        <source>%1 can't answer: the dialog waits in the queue again</source>
        <comment>a colleague</comment>
        <translation>%1 не может ответить: диалог снова ждёт в очереди</translation>
    </message>
    <message>
        <source>%1 took the stage away</source>
        <comment>a colleague</comment>
        <translation>%1: этап снят</translation>
    </message>
    <message>
        <source>%1 set the stage: %2</source>
        <comment>a colleague</comment>
        <translation>%1: этап «%2»</translation>
    </message>
</context>
<context>
    <name>pult::client::TagPopup</name>
    <message>
        <source>New tag</source>
        <translation>Новый тег</translation>
    </message>
    <message>
        <source>%1, Enter adds it</source>
        <comment>a new tag</comment>
        <translation>%1, Enter добавит</translation>
    </message>
    <message>
        <source>Known tags</source>
        <translation>Известные теги</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter: add · Esc: close</source>
        <comment>keys</comment>
        <translation>↑ ↓ выбрать · Enter: добавить · Esc: закрыть</translation>
    </message>
    <message>
        <source>New tag: %1</source>
        <translation>Новый тег: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateEditor</name>
    <message>
        <source>New template</source>
        <translation>Новый шаблон</translation>
    </message>
    <message>
        <source>Edit the template</source>
        <translation>Правка шаблона</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Give it a title</source>
        <translation>Дайте шаблону название</translation>
    </message>
    <message>
        <source>Write its text</source>
        <translation>Напишите текст шаблона</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Once deleted, “%1” can&apos;t be brought back</source>
        <comment>a template</comment>
        <translation>После удаления «%1» уже не вернуть</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять чужую версию</translation>
    </message>
    <message>
        <source>Somebody else has saved the same meanwhile.</source>
        <translation>Тем временем кто-то сохранил то же самое.</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile. It says now:</source>
        <translation>Тем временем шаблон изменил кто-то другой. Теперь там:</translation>
    </message>
    <message>
        <source>Save mine all the same</source>
        <translation>Всё равно сохранить моё</translation>
    </message>
    <message>
        <source>A file did not go up: try it again or remove it</source>
        <translation>Файл не загрузился: повторите или уберите его</translation>
    </message>
    <message>
        <source>A file is still going up: save when it is there, or remove it</source>
        <translation>Файл ещё загружается: сохраните, когда он загрузится, или уберите его</translation>
    </message>
    <message>
        <source>Add to the template</source>
        <translation>Добавить в шаблон</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Версии…</translation>
    </message>
    <message>
        <source>What it said before, who changed it and when</source>
        <translation>Что там было раньше, кто и когда менял</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>the restoring of a version</comment>
        <translation>Вернуть как было</translation>
    </message>
    <message>
        <source>Redo</source>
        <comment>the restoring of a version</comment>
        <translation>Вернуть версию</translation>
    </message>
    <message>
        <source>What it said on %1 is in the editor. Save it to bring it back.</source>
        <comment>a day and time</comment>
        <translation>В редакторе версия: %1. Сохраните, чтобы вернуть её.</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateVersions</name>
    <message>
        <source>Versions of “%1”</source>
        <comment>a template</comment>
        <translation>Версии шаблона «%1»</translation>
    </message>
    <message>
        <source>Text of the version</source>
        <translation>Текст версии</translation>
    </message>
    <message>
        <source>Text in the editor</source>
        <translation>Текст в редакторе</translation>
    </message>
    <message>
        <source>Then, what is gone struck out</source>
        <comment>what a template said</comment>
        <translation>Было, убранное зачёркнуто</translation>
    </message>
    <message>
        <source>In the editor, what is new underlined</source>
        <comment>what a template says</comment>
        <translation>В редакторе, новое подчёркнуто</translation>
    </message>
    <message>
        <source>What else differs</source>
        <translation>Чем ещё отличается</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Версии</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Restore</source>
        <comment>a version</comment>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Put it into the editor; nothing is saved yet</source>
        <translation>Поместить в редактор; ничего ещё не сохранится</translation>
    </message>
    <message>
        <source>author unknown</source>
        <comment>of a version</comment>
        <translation>автор неизвестен</translation>
    </message>
    <message>
        <source>It is what stands in the editor.</source>
        <translation>В редакторе то же самое.</translation>
    </message>
    <message>
        <source>Only the text differs.</source>
        <translation>Отличается только текст.</translation>
    </message>
    <message>
        <source>What else it said:</source>
        <translation>Что ещё там было:</translation>
    </message>
    <message>
        <source>Nothing of it is gone</source>
        <translation>Ничего не убрано</translation>
    </message>
    <message>
        <source>Gone: %1</source>
        <translation>Убрано: %1</translation>
    </message>
    <message>
        <source>Nothing in it is new</source>
        <translation>Нового нет</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Новое: %1</translation>
    </message>
    <message>
        <source>Only spaces or line breaks of the text differ.</source>
        <translation>В тексте отличаются только пробелы или переносы строк.</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplatePicker</name>
    <message>
        <source>Templates</source>
        <translation>Шаблоны</translation>
    </message>
    <message>
        <source>Folders of templates</source>
        <translation>Папки шаблонов</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>Найти шаблон</translation>
    </message>
    <message>
        <source>Shortcut, title or words of the text</source>
        <translation>Сокращение, название или слова текста</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Новый шаблон</translation>
    </message>
    <message>
        <source>Edit this template</source>
        <translation>Править этот шаблон</translation>
    </message>
    <message>
        <source>For: %1</source>
        <comment>a customer</comment>
        <translation>Для: %1</translation>
    </message>
    <message>
        <source>All</source>
        <comment>templates</comment>
        <translation>Все</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>templates</comment>
        <translation>Мои</translation>
    </message>
    <message>
        <source>WA approved</source>
        <comment>templates</comment>
        <translation>Одобренные</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Действия</translation>
    </message>
    <message>
        <source>There are no templates yet. Make the first one.</source>
        <translation>Шаблонов пока нет. Создайте первый.</translation>
    </message>
    <message>
        <source>No template fits “%1”</source>
        <translation>Под «%1» шаблонов нет</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>одобрен</translation>
    </message>
    <message>
        <source>text for %1</source>
        <comment>a messenger</comment>
        <translation>текст для %1</translation>
    </message>
    <message>
        <source>channel: all</source>
        <translation>канал: все</translation>
    </message>
    <message>
        <source>Hidden: %1. Show it in the card first.</source>
        <comment>facts</comment>
        <translation>Скрыто: %1. Сначала покажите это в карточке.</translation>
    </message>
    <message>
        <source>With: %1</source>
        <comment>files</comment>
        <translation>С файлом: %1</translation>
    </message>
    <message>
        <source>On sending: %1</source>
        <comment>what happens</comment>
        <translation>При отправке: %1</translation>
    </message>
    <message>
        <source>Enter: do it</source>
        <translation>Enter: выполнить</translation>
    </message>
    <message>
        <source>Enter: fill in</source>
        <translation>Enter: заполнить</translation>
    </message>
    <message>
        <source>Enter: send</source>
        <translation>Enter: отправить</translation>
    </message>
    <message>
        <source>Enter: insert · Tab: to the empty field</source>
        <translation>Enter: вставить · Tab: к полю</translation>
    </message>
    <message>
        <source>Enter: insert · Ctrl+Enter: send</source>
        <translation>Enter: вставить · Ctrl+Enter: отправить</translation>
    </message>
    <message>
        <source>only approved ones now</source>
        <translation>сейчас только одобренные</translation>
    </message>
    <message>
        <source>empty fields: %1</source>
        <translation>пустых полей: %1</translation>
    </message>
    <message>
        <source>Value for %1</source>
        <comment>a place in a text</comment>
        <translation>Значение: %1</translation>
    </message>
    <message>
        <source>%1, used %2</source>
        <comment>whose text, how often</comment>
        <translation>%1, использован: %2</translation>
    </message>
    <message>
        <source>ACTIONS</source>
        <translation>ДЕЙСТВИЯ</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplatePreview</name>
    <message>
        <source>How the text would look</source>
        <translation>Как будет выглядеть текст</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateWords</name>
    <message>
        <source>the dialog is closed</source>
        <translation>диалог закрывается</translation>
    </message>
    <message numerus="yes">
        <source>snoozed for %n hour(s)</source>
        <translation>
            <numerusform>отложен на %n час</numerusform>
            <numerusform>отложен на %n часа</numerusform>
            <numerusform>отложен на %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>snoozed until the client writes</source>
        <translation>отложен до ответа клиента</translation>
    </message>
    <message>
        <source>WhatsApp has not approved it yet</source>
        <translation>WhatsApp ещё не одобрил</translation>
    </message>
    <message>
        <source>WhatsApp has refused it</source>
        <translation>WhatsApp отклонил</translation>
    </message>
    <message>
        <source>WhatsApp does not take it now</source>
        <translation>WhatsApp сейчас не принимает</translation>
    </message>
    <message>
        <source>Pult can&apos;t fill a part of it: %1</source>
        <translation>Пульт не может заполнить часть: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadHeader</name>
    <message>
        <source>In a window of its own</source>
        <translation>В отдельном окне</translation>
    </message>
    <message>
        <source>with the bot</source>
        <translation>ведёт бот</translation>
    </message>
    <message>
        <source>in the queue</source>
        <translation>в очереди</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>предложен</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>ждёт ответа</translation>
    </message>
    <message>
        <source>open</source>
        <translation>открыт</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>отвечен</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>отложен: %1</translation>
    </message>
    <message>
        <source>snoozed until the client writes</source>
        <translation>отложен до ответа клиента</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Вы</translation>
    </message>
    <message>
        <source>Owner: you</source>
        <translation>Ведёт: вы</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>Ведёт: %1</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Take the dialog over from %1</source>
        <translation>Забрать диалог, сейчас ведёт %1</translation>
    </message>
    <message>
        <source>Take the dialog</source>
        <translation>Взять диалог</translation>
    </message>
    <message>
        <source>Answered, no reply needed</source>
        <translation>Отвечен, ответ не нужен</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Отложить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Close the dialog</source>
        <translation>Закрыть диалог</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Open the dialog again</source>
        <translation>Открыть диалог снова</translation>
    </message>
    <message>
        <source>Show the client&apos;s card</source>
        <translation>Показать карточку клиента</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить тег</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>На 1 час</translation>
    </message>
    <message>
        <source>For 3 hours</source>
        <translation>На 3 часа</translation>
    </message>
    <message>
        <source>Until tomorrow, 9:00</source>
        <translation>До завтра, 9:00</translation>
    </message>
    <message>
        <source>Until the client writes</source>
        <translation>До ответа клиента</translation>
    </message>
    <message>
        <source>Mark as unanswered</source>
        <translation>Отметить неотвеченным</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Отметить непрочитанным</translation>
    </message>
    <message>
        <source>Close as spam</source>
        <translation>Закрыть как спам</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Убрать тег</translation>
    </message>
    <message>
        <source>Answered, snooze, results</source>
        <translation>Отвечен, отложить, результаты</translation>
    </message>
    <message>
        <source>Until a time of my own…</source>
        <translation>До другого времени…</translation>
    </message>
    <message>
        <source>%1 also looks at it</source>
        <comment>colleagues</comment>
        <translation>Диалог открыт и у других: %1</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <comment>a colleague and how many more</comment>
        <translation>%1 +%2</translation>
    </message>
    <message>
        <source>%1 window %2</source>
        <comment>a messenger&apos;s letters, hours in which it takes free replies</comment>
        <translation>окно %1 %2</translation>
    </message>
    <message>
        <source>Snooze until</source>
        <translation>Отложить до</translation>
    </message>
    <message>
        <source>Find in this dialog</source>
        <translation>Найти в этом диалоге</translation>
    </message>
    <message>
        <source>Pass the dialog on to a colleague or a team</source>
        <translation>Передать диалог коллеге или команде</translation>
    </message>
    <message>
        <source>Followed by %1</source>
        <comment>colleagues</comment>
        <translation>Следят: %1</translation>
    </message>
    <message>
        <source>Priority: %1</source>
        <translation>Важность: %1</translation>
    </message>
    <message>
        <source>Stage: %1</source>
        <translation>Этап: %1</translation>
    </message>
    <message>
        <source>None</source>
        <comment>stage</comment>
        <translation>Без этапа</translation>
    </message>
    <message>
        <source>Normal</source>
        <comment>priority</comment>
        <translation>Обычная</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Важность</translation>
    </message>
    <message>
        <source>Pass on…</source>
        <translation>Передать…</translation>
    </message>
    <message>
        <source>Join with…</source>
        <translation>Объединить с…</translation>
    </message>
    <message>
        <source>Stop following</source>
        <translation>Не следить</translation>
    </message>
    <message>
        <source>Follow the dialog</source>
        <translation>Следить за диалогом</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <comment>a result</comment>
        <translation>Закрыть: %1</translation>
    </message>
    <message>
        <source> (take it first)</source>
        <translation> (сначала возьмите)</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadPane</name>
    <message>
        <source>There is no dialog with this client yet</source>
        <translation>С этим клиентом ещё нет диалога</translation>
    </message>
    <message>
        <source>You can write first</source>
        <translation>Можно написать первым</translation>
    </message>
    <message>
        <source>You can&apos;t write first: %1</source>
        <translation>Первым написать нельзя: %1</translation>
    </message>
    <message>
        <source>Write first by %1</source>
        <comment>a messenger</comment>
        <translation>Написать первым в %1</translation>
    </message>
    <message>
        <source>The dialog is closed</source>
        <translation>Диалог закрыт</translation>
    </message>
    <message>
        <source>Reopen the dialog to reply</source>
        <translation>Чтобы ответить, откройте диалог снова</translation>
    </message>
    <message>
        <source>It goes on in #%1</source>
        <comment>a dialog, its number</comment>
        <translation>Продолжается в #%1</translation>
    </message>
    <message>
        <source>Joined with #%1, it goes on there</source>
        <comment>a dialog, the number of another</comment>
        <translation>Объединён с #%1 и продолжается там</translation>
    </message>
    <message>
        <source>Open #%1</source>
        <comment>a dialog, its number</comment>
        <translation>Открыть #%1</translation>
    </message>
    <message>
        <source>needs an approved template</source>
        <translation>нужен шаблон</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 печатает…</translation>
    </message>
    <message>
        <source>%1 is writing an answer</source>
        <translation>%1 пишет ответ</translation>
    </message>
    <message>
        <source>The dialog is with %1</source>
        <translation>Диалог ведёт %1</translation>
    </message>
    <message>
        <source>The dialog is with %1, your next reply goes into it</source>
        <translation>Диалог ведёт %1, ваш следующий ответ уйдёт в него</translation>
    </message>
    <message>
        <source>Reply once</source>
        <translation>Один ответ</translation>
    </message>
    <message>
        <source>choose above the text first</source>
        <translation>сначала выберите выше</translation>
    </message>
    <message>
        <source>the dialog is with %1</source>
        <comment>a colleague</comment>
        <translation>диалог ведёт %1</translation>
    </message>
    <message>
        <source>%1. Ask %2?</source>
        <comment>a refusal, a senior</comment>
        <translation>%1. Спросить: %2?</translation>
    </message>
    <message>
        <source>Ask</source>
        <comment>a senior, by a note</comment>
        <translation>Спросить</translation>
    </message>
    <message>
        <source>@%1 my role doesn&apos;t allow this, can you do it?</source>
        <comment>a note to a senior</comment>
        <translation>@%1 моя роль этого не позволяет, сделаете?</translation>
    </message>
    <message>
        <source>@%1 my desk is full, can somebody take one of my dialogs?</source>
        <comment>a note to a senior</comment>
        <translation>@%1 у меня полный стол, заберёт кто-нибудь один диалог?</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Забрать</translation>
    </message>
    <message>
        <source>Only a note</source>
        <translation>Только заметка</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>%1 answered before you: “%2”</source>
        <translation>%1: ответ раньше вас «%2»</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Править</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>Всё равно отправить</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
    <message>
        <source>%1 has just taken this dialog</source>
        <translation>Этот диалог теперь ведёт %1</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Add to the note, only staff will see it</source>
        <translation>Добавить к заметке, увидят только сотрудники</translation>
    </message>
    <message>
        <source>Send to %1, %2</source>
        <comment>customer, channel</comment>
        <translation>Отправить: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 is writing an answer, %n s</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1 печатает ответ, %n с</numerusform>
            <numerusform>%1 печатает ответ, %n с</numerusform>
            <numerusform>%1 печатает ответ, %n с</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 answered %n s ago: “%2”</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
            <numerusform>%1: ответ %n с назад «%2»</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 answered at %2: “%3”</source>
        <comment>a colleague, time of day</comment>
        <translation>%1: ответ в %2 «%3»</translation>
    </message>
    <message>
        <source>%1 has taken no free replies since %2</source>
        <comment>a messenger, time of day</comment>
        <translation>Окно %1 закрыто с %2</translation>
    </message>
    <message>
        <source>%1 takes free replies for another %2</source>
        <comment>a messenger, hours</comment>
        <translation>Окно %1 закроется через %2</translation>
    </message>
    <message>
        <source>Earlier draft: “%1”</source>
        <translation>Прежний черновик: «%1»</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <comment>a colleague, by a note</comment>
        <translation>Написать: %1</translation>
    </message>
    <message>
        <source>Answer by %1</source>
        <comment>a messenger</comment>
        <translation>Ответить в %1</translation>
    </message>
    <message>
        <source>Another channel</source>
        <translation>Другой канал</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>Only a look: nothing is marked as read</source>
        <translation>Просмотр: ничего не отмечено прочитанным</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Send as it stands</source>
        <translation>Отправить как есть</translation>
    </message>
    <message>
        <source>The client has forbidden our messages</source>
        <translation>Клиент запретил сообщения</translation>
    </message>
    <message>
        <source>Edit again</source>
        <translation>Править снова</translation>
    </message>
    <message>
        <source>Your reply was deleted</source>
        <translation>Ваш ответ удалён</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Go on without</source>
        <translation>Продолжить без файла</translation>
    </message>
    <message>
        <source>Fill in first: %1</source>
        <comment>gaps of a text</comment>
        <translation>Сначала заполните: %1</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Заполнить</translation>
    </message>
</context>
<context>
    <name>pult::client::ThreadView</name>
    <message>
        <source>Open #%1</source>
        <comment>a dialog, its number</comment>
        <translation>Открыть #%1</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Choose a dialog on the left or take the next one from the queue</source>
        <translation>Выберите диалог слева или возьмите следующий из очереди</translation>
    </message>
    <message>
        <source>Loading messages…</source>
        <translation>Загружаем сообщения…</translation>
    </message>
    <message>
        <source>Older messages need the network</source>
        <translation>Для более старых сообщений нужна сеть</translation>
    </message>
    <message>
        <source>This dialog&apos;s messages are not on this computer: they need the network</source>
        <translation>Сообщений этого диалога нет на этом компьютере: нужна сеть</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Сообщений пока нет</translation>
    </message>
    <message>
        <source>Open %1</source>
        <comment>a file</comment>
        <translation>Открыть %1</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Показать на карте</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <comment>a telephone number</comment>
        <translation>Копировать %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an action, why it can&apos;t be done</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>React</source>
        <translation>Реакция</translation>
    </message>
    <message>
        <source>Take the reaction back</source>
        <translation>Снять реакцию</translation>
    </message>
    <message>
        <source>Delete the message</source>
        <translation>Удаление сообщения</translation>
    </message>
    <message>
        <source>Delete the note “%1”?</source>
        <translation>Удалить заметку «%1»?</translation>
    </message>
    <message>
        <source>Delete “%1” for %2 too?</source>
        <comment>a message, a customer</comment>
        <translation>Удалить «%1» и у клиента (%2)?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>This message can&apos;t be deleted: %1</source>
        <translation>Это сообщение нельзя удалить: %1</translation>
    </message>
    <message>
        <source>Plays or stops the voice message</source>
        <translation>Воспроизводит или останавливает голосовое сообщение</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Воспроизвести</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Пауза</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <comment>of a voice message, now</comment>
        <translation>Скорость: %1</translation>
    </message>
    <message>
        <source>Open this dialog</source>
        <translation>Открыть этот диалог</translation>
    </message>
</context>
<context>
    <name>pult::client::VoiceNote</name>
    <message>
        <source>Nothing can be recorded here: libopusenc or PulseAudio&apos;s library isn&apos;t installed</source>
        <translation>Здесь нельзя записать: не установлена libopusenc или библиотека PulseAudio</translation>
    </message>
    <message>
        <source>Nothing can be recorded: no sound server answers on this computer</source>
        <translation>Записать нельзя: на этом компьютере не отвечает звуковой сервер</translation>
    </message>
    <message>
        <source>No microphone: plug one in and press once more</source>
        <translation>Нет микрофона: подключите его и нажмите ещё раз</translation>
    </message>
    <message>
        <source>The microphone may not be used: allow it in the desktop&apos;s settings</source>
        <translation>Микрофон использовать нельзя: разрешите его в настройках системы</translation>
    </message>
    <message>
        <source>The microphone went away before anything was recorded</source>
        <translation>Микрофон пропал, ничего не записано</translation>
    </message>
    <message>
        <source>The message takes no more files: send it first</source>
        <translation>В сообщение больше файлов не поместится: сначала отправьте его</translation>
    </message>
    <message>
        <source>The recording ended at %1: listen to it or send it</source>
        <comment>how long it may be</comment>
        <translation>Запись закончилась на %1: прослушайте её или отправьте</translation>
    </message>
    <message>
        <source>The microphone went away: what was recorded until then is attached</source>
        <translation>Микрофон пропал: то, что успело записаться, приложено</translation>
    </message>
</context>
<context>
    <name>pult::client::VoiceStrip</name>
    <message>
        <source>Stop the recording and keep it</source>
        <translation>Остановить запись и оставить её</translation>
    </message>
    <message>
        <source>Throw the recording away</source>
        <translation>Выбросить запись</translation>
    </message>
    <message>
        <source>A voice message is being recorded: Enter sends it, Space stops, Delete throws it away</source>
        <translation>Идёт запись голосового сообщения: Enter отправляет, пробел останавливает, Delete выбрасывает</translation>
    </message>
</context>
<context>
    <name>pult::client::Voices</name>
    <message>
        <source>No sound device</source>
        <translation>Нет звукового устройства</translation>
    </message>
    <message>
        <source>No sound device: open the file to hear or save it elsewhere</source>
        <translation>Нет звукового устройства: откройте файл, чтобы прослушать или сохранить его в другой программе</translation>
    </message>
    <message>
        <source>Can&apos;t be heard here</source>
        <translation>Здесь не воспроизвести</translation>
    </message>
    <message>
        <source>This recording can&apos;t be heard here: open the file to hear or save it elsewhere</source>
        <translation>Эту запись здесь не воспроизвести: откройте файл, чтобы прослушать или сохранить его в другой программе</translation>
    </message>
</context>
<context>
    <name>pult::client::Variables</name>
    <message>
        <source>name</source>
        <comment>of a customer, in a gap of a text</comment>
        <translation>имя</translation>
    </message>
    <message>
        <source>number of the dialog</source>
        <translation>номер диалога</translation>
    </message>
    <message>
        <source>number of the order</source>
        <translation>номер заказа</translation>
    </message>
    <message>
        <source>state of the order</source>
        <translation>состояние заказа</translation>
    </message>
    <message>
        <source>sum of the order</source>
        <translation>сумма заказа</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>ваше имя</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>канал</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
    <message>
        <source>first day of the dialog</source>
        <translation>день начала диалога</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>этап</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>теги</translation>
    </message>
</context>
<context>
    <name>pult::client::WebSocketLink</name>
    <message>
        <source>The server speaks another version of the protocol</source>
        <translation>Сервер говорит на другой версии протокола</translation>
    </message>
    <message>
        <source>The server said something unreadable</source>
        <translation>Сервер ответил непонятно</translation>
    </message>
    <message>
        <source>The server does not answer</source>
        <translation>Сервер не отвечает</translation>
    </message>
</context>
<context>
    <name>pult::kit</name>
    <message>
        <source>VK</source>
        <translation>ВКонтакте</translation>
    </message>
    <message>
        <source>web chat</source>
        <translation>чат на сайте</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>почта</translation>
    </message>
</context>
<context>
    <name>pult::kit::Button</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip: words, key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>pult::kit::ChipRow</name>
    <message>
        <source>%1, Delete removes it</source>
        <comment>a tag</comment>
        <translation>%1, Delete удаляет</translation>
    </message>
</context>
<context>
    <name>pult::kit::TimeWords</name>
    <message>
        <source>%1 h</source>
        <comment>hours somebody has waited</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days somebody has waited</comment>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours that are left</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>what is left</comment>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes that are left</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>less than 1 min</source>
        <comment>what is left</comment>
        <translation>меньше минуты</translation>
    </message>
</context>
<context>
    <name>pult::client::CustomerBeside</name>
    <message>
        <source>no connection</source>
        <translation>нет связи</translation>
    </message>
</context>
<context>
    <name>pult::client::MessageOffers</name>
    <message>
        <source>The web chat</source>
        <translation>Чат на сайте</translation>
    </message>
    <message>
        <source>Being changed to “%1”</source>
        <translation>Меняется на «%1»</translation>
    </message>
    <message>
        <source>Being deleted</source>
        <translation>Удаляется</translation>
    </message>
    <message>
        <source>The reaction is being taken back</source>
        <translation>Реакция снимается</translation>
    </message>
    <message>
        <source>Reaction on its way: %1</source>
        <translation>Реакция в пути: %1</translation>
    </message>
    <message>
        <source>Being changed</source>
        <translation>Меняется</translation>
    </message>
    <message>
        <source>Not deleted: %1</source>
        <translation>Не удалено: %1</translation>
    </message>
    <message>
        <source>No reaction: %1</source>
        <translation>Реакция не поставлена: %1</translation>
    </message>
    <message>
        <source>Not changed: %1</source>
        <translation>Не изменено: %1</translation>
    </message>
    <message>
        <source>only its author can do this</source>
        <translation>это может только автор</translation>
    </message>
    <message>
        <source>it has been deleted</source>
        <translation>сообщение удалено</translation>
    </message>
    <message>
        <source>it was not sent</source>
        <translation>сообщение не отправлено</translation>
    </message>
    <message>
        <source>say first whether it was sent</source>
        <translation>сначала отметьте, отправлено ли оно</translation>
    </message>
    <message>
        <source>%1 does not allow this</source>
        <comment>a messenger</comment>
        <translation>%1 этого не позволяет</translation>
    </message>
    <message>
        <source>%1 no longer allows this, too much time has passed</source>
        <comment>a messenger</comment>
        <translation>%1 этого больше не позволяет: прошло слишком много времени</translation>
    </message>
    <message>
        <source>%1 would lose the files</source>
        <comment>a messenger</comment>
        <translation>%1 потеряет файлы</translation>
    </message>
    <message>
        <source>%1 does not take this emoji</source>
        <comment>a messenger</comment>
        <translation>%1 не принимает этот смайлик</translation>
    </message>
    <message>
        <source>it is being deleted</source>
        <translation>сообщение удаляется</translation>
    </message>
    <message>
        <source>the channel has been removed</source>
        <translation>канал удалён</translation>
    </message>
    <message>
        <source>in the web chat only the visitor begins</source>
        <translation>в веб-чате первым пишет только посетитель</translation>
    </message>
    <message>
        <source>the client is blocked</source>
        <translation>клиент заблокирован</translation>
    </message>
</context>
<context>
    <name>pult::client::SendReason</name>
    <message>
        <source>the channel has been removed</source>
        <translation>канал удалён</translation>
    </message>
    <message>
        <source>the channel can't be used now</source>
        <translation>каналом сейчас нельзя пользоваться</translation>
    </message>
    <message>
        <source>the server stopped while this was being sent</source>
        <translation>сервер остановился во время отправки</translation>
    </message>
    <message>
        <source>there was nothing to send</source>
        <translation>отправлять было нечего</translation>
    </message>
    <message>
        <source>the file is no longer at the server</source>
        <translation>файла на сервере больше нет</translation>
    </message>
    <message>
        <source>links to files need the server's public address: the setting server.public_url</source>
        <translation>для ссылок на файлы нужен публичный адрес сервера: настройка server.public_url</translation>
    </message>
    <message>
        <source>the dialog was closed before its time came</source>
        <translation>диалог закрыли раньше, чем пришло его время</translation>
    </message>
    <message>
        <source>a colleague had answered before its time came</source>
        <translation>коллега ответил раньше, чем пришло его время</translation>
    </message>
    <message>
        <source>its author no longer had the dialog when its time came</source>
        <translation>когда пришло его время, диалог был уже не у автора</translation>
    </message>
    <message>
        <source>the messenger could not be reached</source>
        <translation>до мессенджера не достучаться</translation>
    </message>
    <message>
        <source>the messenger's answer can't be understood</source>
        <translation>ответ мессенджера не удалось понять</translation>
    </message>
    <message>
        <source>the messenger itself had a fault</source>
        <translation>сбой у самого мессенджера</translation>
    </message>
    <message>
        <source>the messenger took no more messages for a while</source>
        <translation>мессенджер на время перестал принимать сообщения</translation>
    </message>
    <message>
        <source>the client can't be written to until they write first</source>
        <translation>клиенту нельзя написать, пока он не напишет сам</translation>
    </message>
    <message>
        <source>the client has blocked us in this messenger</source>
        <translation>клиент заблокировал нас в этом мессенджере</translation>
    </message>
    <message>
        <source>the client's account no longer exists</source>
        <translation>учётной записи клиента больше нет</translation>
    </message>
    <message>
        <source>the client does not allow messages from us</source>
        <translation>клиент не разрешил нам писать</translation>
    </message>
    <message>
        <source>this messenger lets us write only to those who have written first</source>
        <translation>в этом мессенджере можно писать только тем, кто написал первым</translation>
    </message>
    <message>
        <source>a visitor of the web chat can be written to first only while the page is open</source>
        <translation>посетителю веб-чата можно написать первым, только пока открыта страница</translation>
    </message>
    <message>
        <source>we have blocked this client</source>
        <translation>этот клиент заблокирован нами</translation>
    </message>
    <message>
        <source>we have no access to this chat any more</source>
        <translation>у нас больше нет доступа к этому чату</translation>
    </message>
    <message>
        <source>the messenger knows no such conversation</source>
        <translation>мессенджер не знает такой переписки</translation>
    </message>
    <message>
        <source>the address is our own</source>
        <translation>это наш собственный адрес</translation>
    </message>
    <message>
        <source>the client hides the phone number, this can't be sent without it</source>
        <translation>клиент скрыл номер, а без него это не отправить</translation>
    </message>
    <message>
        <source>24 hours have passed, WhatsApp takes only an approved template</source>
        <translation>прошло 24 часа, WhatsApp принимает только одобренный шаблон</translation>
    </message>
    <message>
        <source>the text is too long for the messenger</source>
        <translation>текст слишком длинный для мессенджера</translation>
    </message>
    <message>
        <source>the messenger does not take this file</source>
        <translation>мессенджер не принимает этот файл</translation>
    </message>
    <message>
        <source>the messenger does not take “%1”</source>
        <comment>a file</comment>
        <translation>мессенджер не принимает «%1»</translation>
    </message>
    <message>
        <source>the messenger does not take these files together, or not with a text</source>
        <translation>мессенджер не принимает эти файлы вместе или вместе с текстом</translation>
    </message>
    <message>
        <source>the messenger does not take these buttons</source>
        <translation>мессенджер не принимает такие кнопки</translation>
    </message>
    <message>
        <source>the messenger does not take this template</source>
        <translation>мессенджер не принимает этот шаблон</translation>
    </message>
    <message>
        <source>the messenger or the client refuses advertising</source>
        <translation>мессенджер или клиент не принимает рекламу</translation>
    </message>
    <message>
        <source>too much time has passed to change it</source>
        <translation>прошло слишком много времени, изменить уже нельзя</translation>
    </message>
    <message>
        <source>the messenger does not allow this</source>
        <translation>мессенджер этого не позволяет</translation>
    </message>
    <message>
        <source>this message can't be forwarded</source>
        <translation>это сообщение нельзя переслать</translation>
    </message>
    <message>
        <source>the messenger no longer knows this message</source>
        <translation>мессенджер больше не знает этого сообщения</translation>
    </message>
    <message>
        <source>the messenger did not understand the message</source>
        <translation>мессенджер не понял сообщение</translation>
    </message>
</context>
<context>
    <name>pult::client::BusNotices</name>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответить</translation>
    </message>
</context>
<context>
    <name>pult::client::NoticePopup</name>
    <message>
        <source>Notification: %1</source>
        <translation>Уведомление: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Ответить</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Reply: %1</source>
        <translation>Ответ: %1</translation>
    </message>
    <message>
        <source>Write a reply…</source>
        <translation>Напишите ответ…</translation>
    </message>
</context>
<context>
    <name>pult::client::NoticeWatch</name>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>New messages do not arrive. Replies are kept and go out by themselves.</source>
        <translation>Новые сообщения не приходят. Ответы сохранены и уйдут сами.</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Новое сообщение</translation>
    </message>
    <message>
        <source>A dialog for you: %1</source>
        <comment>customer</comment>
        <translation>Диалог для вас: %1</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <comment>customer, colleague</comment>
        <translation>%1, ведёт %2</translation>
    </message>
    <message>
        <source>%1 gives you a dialog: %2</source>
        <comment>colleague, customer</comment>
        <translation>%1 передаёт вам диалог: %2</translation>
    </message>
    <message>
        <source>A dialog for you</source>
        <translation>Диалог для вас</translation>
    </message>
    <message>
        <source>New in the queue: %1</source>
        <comment>customer</comment>
        <translation>Новый в очереди: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new in the queue</source>
        <translation>
            <numerusform>%n новый в очереди</numerusform>
            <numerusform>%n новых в очереди</numerusform>
            <numerusform>%n новых в очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <comment>customer</comment>
        <translation>Не отправлено: %1</translation>
    </message>
    <message>
        <source>A reply was not sent</source>
        <translation>Ответ не отправлен</translation>
    </message>
    <message>
        <source>The folder “Not sent” has it.</source>
        <translation>Он в папке «Не отправлено».</translation>
    </message>
    <message>
        <source>Something does not work</source>
        <translation>Что-то не работает</translation>
    </message>
    <message>
        <source>Answer soon: %1</source>
        <comment>customer</comment>
        <translation>Скоро нужен ответ: %1</translation>
    </message>
    <message>
        <source>An answer is due soon</source>
        <translation>Скоро срок ответа</translation>
    </message>
    <message>
        <source>Most of the time for an answer is over.</source>
        <translation>Время на ответ почти вышло.</translation>
    </message>
    <message>
        <source>The time for an answer is over.</source>
        <translation>Время на ответ вышло.</translation>
    </message>
    <message>
        <source>Nobody has taken the dialog in time.</source>
        <translation>Диалог вовремя никто не взял.</translation>
    </message>
    <message>
        <source>%1 has not answered in time.</source>
        <comment>colleague</comment>
        <translation>Оператор не ответил вовремя: %1.</translation>
    </message>
    <message>
        <source>Waits too long: %1</source>
        <comment>customer</comment>
        <translation>Ждёт слишком долго: %1</translation>
    </message>
    <message>
        <source>A client waits too long</source>
        <translation>Клиент ждёт слишком долго</translation>
    </message>
    <message>
        <source>%1 whispers to you: %2</source>
        <comment>colleague, customer</comment>
        <translation>%1 подсказывает вам: %2</translation>
    </message>
    <message>
        <source>%1 calls you: %2</source>
        <comment>colleague, customer</comment>
        <translation>%1 зовёт вас: %2</translation>
    </message>
    <message>
        <source>A colleague calls you</source>
        <translation>Вас зовёт коллега</translation>
    </message>
</context>
<context>
    <name>pult::client::NoticeCenter</name>
    <message numerus="yes">
        <source>%n dialogs wait</source>
        <translation>
            <numerusform>%n диалог ждёт</numerusform>
            <numerusform>%n диалога ждут</numerusform>
            <numerusform>%n диалогов ждут</numerusform>
        </translation>
    </message>
    <message>
        <source>This is how Pult calls you</source>
        <translation>Так вас зовёт Пульт</translation>
    </message>
    <message>
        <source>The client&apos;s words stand here.</source>
        <translation>Здесь будут слова клиента.</translation>
    </message>
    <message numerus="yes">
        <source>%n matters can&apos;t wait</source>
        <translation>
            <numerusform>%n дело не терпит</numerusform>
            <numerusform>%n дела не терпят</numerusform>
            <numerusform>%n дел не терпят</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::Notifier</name>
    <message>
        <source>This desktop shows no notifications: you see new messages in this window only.</source>
        <translation>Система не показывает уведомлений: новые сообщения видны только в этом окне.</translation>
    </message>
    <message>
        <source>The desktop&apos;s own do-not-disturb is on: you may not see or hear new messages.</source>
        <translation>В системе включён режим «не беспокоить»: новое сообщение можно не увидеть и не услышать.</translation>
    </message>
    <message>
        <source>No sound device: you won&apos;t hear new messages.</source>
        <translation>Нет звукового устройства: новых сообщений не будет слышно.</translation>
    </message>
    <message>
        <source>The sound of this computer is switched off: you won&apos;t hear new messages.</source>
        <translation>Звук этого компьютера выключен: новых сообщений вы не услышите.</translation>
    </message>
    <message>
        <source>Pult goes on</source>
        <translation>Пульт работает дальше</translation>
    </message>
    <message>
        <source>This desktop has no tray: the window is only minimised. %1 quits Pult.</source>
        <comment>key</comment>
        <translation>В системе нет трея: окно только свёрнуто. Выйти из программы: %1.</translation>
    </message>
    <message>
        <source>This desktop has no tray: the window is only minimised.</source>
        <translation>В системе нет трея: окно только свёрнуто.</translation>
    </message>
    <message>
        <source>The reply that was begun in the notification is a draft of its dialog</source>
        <translation>Ответ, начатый в уведомлении, сохранён в черновике диалога</translation>
    </message>
    <message>
        <source>This desktop shows no notifications: Pult shows them in small windows of its own.</source>
        <translation>Система не показывает уведомлений: Pult показывает их в своих окошках.</translation>
    </message>
</context>
<context>
    <name>pult::client::Tray</name>
    <message>
        <source>No connection</source>
        <translation>Нет связи</translation>
    </message>
    <message>
        <source>Pult: %1</source>
        <comment>how the operator is</comment>
        <translation>Пульт: %1</translation>
    </message>
    <message numerus="yes">
        <source>Pult: %1, %n dialogs need an answer</source>
        <translation>
            <numerusform>Пульт: %1, ответа ждёт %n диалог</numerusform>
            <numerusform>Пульт: %1, ответа ждут %n диалога</numerusform>
            <numerusform>Пульт: %1, ответа ждут %n диалогов</numerusform>
        </translation>
    </message>
    <message>
        <source>Open Pult</source>
        <translation>Открыть Пульт</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Не беспокоить</translation>
    </message>
    <message>
        <source>Do not disturb for an hour</source>
        <translation>Не беспокоить час</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Выйти из программы</translation>
    </message>
</context>
<context>
    <name>pult::client::HappeningWords</name>
    <message>
        <source>Message in a dialog of mine</source>
        <translation>Сообщение в моём диалоге</translation>
    </message>
    <message>
        <source>New in the queue</source>
        <translation>Новый в очереди</translation>
    </message>
    <message>
        <source>An answer is due soon</source>
        <translation>Скоро срок ответа</translation>
    </message>
    <message>
        <source>An answer is late</source>
        <translation>Срок ответа прошёл</translation>
    </message>
    <message>
        <source>Trouble: not sent, no connection</source>
        <translation>Сбой: не отправлено, нет связи</translation>
    </message>
    <message>
        <source>Tick</source>
        <comment>a sound</comment>
        <translation>Щелчок</translation>
    </message>
    <message>
        <source>Drop</source>
        <comment>a sound</comment>
        <translation>Капля</translation>
    </message>
    <message>
        <source>Bell</source>
        <comment>a sound</comment>
        <translation>Колокольчик</translation>
    </message>
    <message>
        <source>Chord</source>
        <comment>a sound</comment>
        <translation>Аккорд</translation>
    </message>
    <message>
        <source>Knock</source>
        <comment>a sound</comment>
        <translation>Стук</translation>
    </message>
    <message>
        <source>Alarm</source>
        <comment>a sound</comment>
        <translation>Тревога</translation>
    </message>
    <message>
        <source>I am given a dialog or called to one</source>
        <translation>Мне передали диалог или позвали в него</translation>
    </message>
</context>
<context>
    <name>pult::client::NoticesPage</name>
    <message>
        <source>WHEN</source>
        <translation>КОГДА</translation>
    </message>
    <message>
        <source>Popup and sound</source>
        <translation>Окно и звук</translation>
    </message>
    <message>
        <source>Popup</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Only the number</source>
        <translation>Только счётчик</translation>
    </message>
    <message>
        <source>Trouble and late answers are always told.</source>
        <translation>О сбоях и просроченных ответах сообщаем всегда.</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Не беспокоить</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключено</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Until I switch it off</source>
        <translation>Пока не выключу</translation>
    </message>
    <message>
        <source>Names and words of clients in popups</source>
        <translation>Имена и слова клиентов в окнах</translation>
    </message>
    <message>
        <source>Count the queue in the badge, beside what is mine</source>
        <translation>Считать в значке и очередь, а не только моё</translation>
    </message>
    <message>
        <source>THIS DESKTOP</source>
        <translation>ЭТА СИСТЕМА</translation>
    </message>
    <message>
        <source>Try popup and sound</source>
        <translation>Проверить окно и звук</translation>
    </message>
    <message>
        <source>No program shows notifications here. Pult opens windows of its own; a notification service (in a package of your desktop) does it better.</source>
        <translation>Здесь нет программы, которая показывает уведомления. Пульт открывает свои окна; служба уведомлений (в пакете вашей системы) сделает это лучше.</translation>
    </message>
    <message>
        <source>The desktop&apos;s own do-not-disturb is on: switch it off in the desktop&apos;s settings.</source>
        <translation>В системе включён режим «не беспокоить»: выключите его в настройках системы.</translation>
    </message>
    <message>
        <source>The desktop shows notifications.</source>
        <translation>Система показывает уведомления.</translation>
    </message>
    <message>
        <source>There is a tray: a closed window goes there.</source>
        <translation>Трей есть: закрытое окно уходит туда.</translation>
    </message>
    <message>
        <source>There is no tray: a closed window is minimised, %1 quits Pult.</source>
        <comment>key</comment>
        <translation>Трея нет: закрытое окно сворачивается, выйти из программы — %1.</translation>
    </message>
    <message>
        <source>There is no tray: a closed window is minimised.</source>
        <translation>Трея нет: закрытое окно сворачивается.</translation>
    </message>
    <message>
        <source>There is a sound device.</source>
        <translation>Звуковое устройство есть.</translation>
    </message>
    <message>
        <source>There is no sound device: keep the window in sight, or connect one.</source>
        <translation>Звукового устройства нет: держите окно на виду или подключите его.</translation>
    </message>
    <message>
        <source>The sound of this computer is switched off: switch it on in the desktop&apos;s settings.</source>
        <translation>Звук этого компьютера выключен: включите его в настройках рабочего стола.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Проверить ещё раз</translation>
    </message>
</context>
<context>
    <name>pult::client::SoundsPage</name>
    <message>
        <source>WHICH SOUND</source>
        <translation>КАКОЙ ЗВУК</translation>
    </message>
    <message>
        <source>None</source>
        <comment>sound</comment>
        <translation>Без звука</translation>
    </message>
    <message>
        <source>Hear it: %1</source>
        <comment>an event</comment>
        <translation>Послушать: %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Громкость</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>volume</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>A soft tick for what comes into the open dialog</source>
        <translation>Тихий щелчок на новое в открытом диалоге</translation>
    </message>
</context>
<context>
    <name>pult::client::LookPage</name>
    <message>
        <source>LOOK, LANGUAGE, TEXT</source>
        <translation>ВИД, ЯЗЫК, ТЕКСТ</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Высокий контраст, светлые</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Высокий контраст, тёмные</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>text size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Undo after sending</source>
        <translation>Отмена после отправки</translation>
    </message>
    <message>
        <source>Not at all</source>
        <comment>undo after sending</comment>
        <translation>Без отмены</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
            <numerusform>%n с</numerusform>
        </translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Движение</translation>
    </message>
    <message>
        <source>As usual</source>
        <comment>motion</comment>
        <translation>Как обычно</translation>
    </message>
    <message>
        <source>Reduced</source>
        <comment>motion</comment>
        <translation>Меньше</translation>
    </message>
    <message>
        <source>Send a message</source>
        <translation>Отправка</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a line</source>
        <translation>Enter отправляет, Shift+Enter — новая строка</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Enter starts a line</source>
        <translation>Ctrl+Enter отправляет, Enter — новая строка</translation>
    </message>
    <message>
        <source>Check spelling</source>
        <translation>Проверять правописание</translation>
    </message>
    <message>
        <source>Russian and English</source>
        <translation>Русский и английский</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>Русский</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Английский</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>spelling</comment>
        <translation>Не проверять</translation>
    </message>
</context>
<context>
    <name>pult::client::SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Звуки</translation>
    </message>
    <message>
        <source>Look, language, text</source>
        <translation>Вид, язык, текст</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Найти настройку</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>No setting is called like that</source>
        <translation>Такой настройки нет</translation>
    </message>
    <message>
        <source>Found by “%1”</source>
        <comment>what was typed</comment>
        <translation>Найдено по «%1»</translation>
    </message>
    <message>
        <source>Pictures and startup</source>
        <translation>Картинки и запуск</translation>
    </message>
</context>
<context>
    <name>pult::client::ComputerPage</name>
    <message>
        <source>PICTURES</source>
        <translation>КАРТИНКИ</translation>
    </message>
    <message>
        <source>Pictures go</source>
        <translation>Картинки уходят</translation>
    </message>
    <message>
        <source>As photos</source>
        <translation>Как фото</translation>
    </message>
    <message>
        <source>As files</source>
        <translation>Как файлы</translation>
    </message>
    <message>
        <source>Where a photo was taken</source>
        <translation>Место съёмки в фото</translation>
    </message>
    <message>
        <source>Is taken out</source>
        <translation>Убирать</translation>
    </message>
    <message>
        <source>Stays in</source>
        <translation>Оставлять</translation>
    </message>
    <message>
        <source>Holds for JPEG, PNG and WebP, sent as photos or as files. The rest of a file is not touched.</source>
        <translation>Касается JPEG, PNG и WebP, и фото, и файлов. Остальное в файле не меняется.</translation>
    </message>
    <message>
        <source>START</source>
        <translation>ЗАПУСК</translation>
    </message>
    <message>
        <source>Start with the system</source>
        <translation>Запускать вместе с системой</translation>
    </message>
    <message>
        <source>The desktop&apos;s list of what it starts can&apos;t be written: look at the permissions of the folder autostart in your settings folder.</source>
        <translation>Не удалось записать автозапуск: проверьте права на папку autostart в папке ваших настроек.</translation>
    </message>
</context>
<context>
    <name>pult::client::FoundLine</name>
    <message>
        <source>The whole page</source>
        <translation>Вся страница</translation>
    </message>
</context>
<context>
    <name>pult::client::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Найти команду</translation>
    </message>
    <message>
        <source>What to do, where to go, whom to open</source>
        <translation>Что сделать, куда перейти, кого открыть</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter: do it · Esc: close</source>
        <translation>↑ ↓ выбрать · Enter: выполнить · Esc: закрыть</translation>
    </message>
    <message>
        <source>Nothing is called “%1”</source>
        <translation>Ничего не называется «%1»</translation>
    </message>
    <message>
        <source>searched for “%1”</source>
        <translation>искали «%1»</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
</context>
<context>
    <name>pult::client::KeysPage</name>
    <message>
        <source>KEYS</source>
        <translation>КЛАВИШИ</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Найти действие или клавишу</translation>
    </message>
    <message>
        <source>All keys as they were</source>
        <translation>Вернуть все клавиши</translation>
    </message>
    <message>
        <source>None</source>
        <comment>key</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Press a key…</source>
        <translation>Нажмите клавишу…</translation>
    </message>
    <message>
        <source>%1: %2. Change the key</source>
        <comment>action, key</comment>
        <translation>%1: %2. Сменить клавишу</translation>
    </message>
    <message>
        <source>As it was: %1</source>
        <comment>key</comment>
        <translation>Вернуть: %1</translation>
    </message>
    <message>
        <source>%1 is taken: %2</source>
        <comment>key, action</comment>
        <translation>%1 занята: %2</translation>
    </message>
    <message>
        <source>%1 is needed for writing and for menus: add Ctrl</source>
        <comment>key</comment>
        <translation>%1 нужна для письма и меню: добавьте Ctrl</translation>
    </message>
    <message>
        <source>%1 belongs to the desktop or to every text field</source>
        <comment>key</comment>
        <translation>%1 принадлежит системе или любому полю ввода</translation>
    </message>
    <message>
        <source>Save the keys to a file…</source>
        <translation>Сохранить клавиши в файл…</translation>
    </message>
    <message>
        <source>Take the keys from a file…</source>
        <translation>Взять клавиши из файла…</translation>
    </message>
</context>
<context>
    <name>pult::client::MergeDialog</name>
    <message>
        <source>Merge two cards</source>
        <translation>Объединение карточек</translation>
    </message>
    <message>
        <source>Are they one person?</source>
        <translation>Это один человек?</translation>
    </message>
    <message>
        <source>%1, %2 % sure</source>
        <comment>reasons, per cent</comment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Contacts, dialogs, notes and tags of both are kept. It can be undone for 24 hours.</source>
        <translation>Контакты, диалоги, заметки и теги обеих карточек сохранятся. Отменить можно 24 часа.</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>Не он</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Объединить</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a field, its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::Card</name>
    <message>
        <source>same phone</source>
        <translation>одинаковый телефон</translation>
    </message>
    <message>
        <source>same e-mail</source>
        <translation>одинаковая почта</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>одинаковое имя</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>имя похоже</translation>
    </message>
    <message>
        <source>same city</source>
        <translation>один город</translation>
    </message>
</context>
<context>
    <name>pult::client::Orders</name>
    <message>
        <source>new</source>
        <comment>an order</comment>
        <translation>новый</translation>
    </message>
    <message>
        <source>paid</source>
        <comment>an order</comment>
        <translation>оплачен</translation>
    </message>
    <message>
        <source>on its way</source>
        <comment>an order</comment>
        <translation>в пути</translation>
    </message>
    <message>
        <source>delivered</source>
        <comment>an order</comment>
        <translation>вручён</translation>
    </message>
    <message>
        <source>returned</source>
        <comment>an order</comment>
        <translation>возвращён</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>an order</comment>
        <translation>отменён</translation>
    </message>
    <message>
        <source>in an unknown state</source>
        <comment>an order</comment>
        <translation>в неизвестном состоянии</translation>
    </message>
    <message>
        <source>Order %1: %2</source>
        <translation>Заказ %1: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::Journey</name>
    <message>
        <source>resolved</source>
        <translation>решён</translation>
    </message>
    <message>
        <source>the client didn&apos;t answer</source>
        <translation>клиент не ответил</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>a duplicate</source>
        <translation>дубль</translation>
    </message>
    <message>
        <source>spam</source>
        <translation>спам</translation>
    </message>
    <message>
        <source>merged with another dialog</source>
        <translation>объединён с другим диалогом</translation>
    </message>
    <message>
        <source>resolved by the bot</source>
        <translation>решён ботом</translation>
    </message>
    <message>
        <source>ended by silence</source>
        <translation>закрыт за молчанием</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыт</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>how long a dialog took</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>how long a dialog took</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>how long a dialog took</comment>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>rated %1 of %2</source>
        <comment>by the customer</comment>
        <translation>оценка %1 из %2</translation>
    </message>
    <message>
        <source>Rated %1 of %2</source>
        <comment>by the customer</comment>
        <translation>Оценка %1 из %2</translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <comment>the result of a dialog</comment>
        <translation>Закрыт: %1</translation>
    </message>
    <message>
        <source>We wrote first</source>
        <translation>Мы написали первыми</translation>
    </message>
    <message>
        <source>Wrote to us</source>
        <translation>Написал нам</translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation>На странице %1</translation>
    </message>
</context>
<context>
    <name>pult::client::Fields</name>
    <message>
        <source>There is no such day: write it as 12.05.2026</source>
        <translation>Такого дня нет: пишите как 12.05.2026</translation>
    </message>
    <message>
        <source>Choose one of the list</source>
        <translation>Выберите из списка</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Да или нет</translation>
    </message>
    <message>
        <source>An address begins with https://</source>
        <translation>Адрес начинается с https://</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Это не число</translation>
    </message>
</context>
<context>
    <name>pult::client::HistoryWindow</name>
    <message>
        <source>%1, %2</source>
        <comment>a customer, a channel</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, all channels</source>
        <comment>a customer</comment>
        <translation>%1, все каналы</translation>
    </message>
    <message>
        <source>Read only. Enter opens the dialog.</source>
        <translation>Только для чтения. Enter открывает диалог.</translation>
    </message>
    <message>
        <source>No connection: only what is kept on this computer</source>
        <translation>Нет связи: только то, что сохранено на этом компьютере</translation>
    </message>
</context>
<context>
    <name>pult::client::BulkActions</name>
    <message>
        <source>Closed as spam</source>
        <translation>Закрыто как спам</translation>
    </message>
    <message>
        <source>Too late to take it back: %1</source>
        <comment>what was done with a dialog</comment>
        <translation>Отменить уже нельзя: %1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <comment>what was done with a dialog</comment>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Nothing to do: all of them are like that already</source>
        <translation>Делать нечего: они все уже такие</translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) are as they were</source>
        <translation>
            <numerusform>%n диалог снова как был</numerusform>
            <numerusform>%n диалога снова как были</numerusform>
            <numerusform>%n диалогов снова как были</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what was done, what was not</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>не вышло: %n</numerusform>
            <numerusform>не вышло: %n</numerusform>
            <numerusform>не вышло: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) taken</source>
        <translation>
            <numerusform>Взят %n диалог</numerusform>
            <numerusform>Взято %n диалога</numerusform>
            <numerusform>Взято %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) passed on</source>
        <translation>
            <numerusform>Передан %n диалог</numerusform>
            <numerusform>Передано %n диалога</numerusform>
            <numerusform>Передано %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) tagged</source>
        <translation>
            <numerusform>Помечен тегом %n диалог</numerusform>
            <numerusform>Помечено тегом %n диалога</numerusform>
            <numerusform>Помечено тегом %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) snoozed</source>
        <translation>
            <numerusform>Отложен %n диалог</numerusform>
            <numerusform>Отложено %n диалога</numerusform>
            <numerusform>Отложено %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) marked as answered</source>
        <translation>
            <numerusform>Отвечен %n диалог</numerusform>
            <numerusform>Отвечено %n диалога</numerusform>
            <numerusform>Отвечено %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) marked as unread</source>
        <translation>
            <numerusform>Отмечен непрочитанным %n диалог</numerusform>
            <numerusform>Отмечено непрочитанными %n диалога</numerusform>
            <numerusform>Отмечено непрочитанными %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) closed</source>
        <translation>
            <numerusform>Закрыт %n диалог</numerusform>
            <numerusform>Закрыто %n диалога</numerusform>
            <numerusform>Закрыто %n диалогов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dialog(s) closed as spam</source>
        <translation>
            <numerusform>Закрыт как спам %n диалог</numerusform>
            <numerusform>Закрыто как спам %n диалога</numerusform>
            <numerusform>Закрыто как спам %n диалогов</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <comment>a result</comment>
        <translation>Закрыт: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>dialogs were closed, the result</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nobody works on it yet: take it first</source>
        <translation>Его ещё никто не ведёт: сначала возьмите его</translation>
    </message>
    <message>
        <source>%1 · %2 s</source>
        <comment>what was done, time to take it back</comment>
        <translation>%1 · %2 с</translation>
    </message>
</context>
<context>
    <name>pult::client::DeskSlot</name>
    <message>
        <source>%1 No. %2</source>
        <comment>number of the slot, of a guest</comment>
        <translation>%1 № %2</translation>
    </message>
    <message>
        <source>Desk slot %1</source>
        <comment>number</comment>
        <translation>Место %1 на столе</translation>
    </message>
    <message>
        <source>%1, free</source>
        <comment>desk slot</comment>
        <translation>%1, свободно</translation>
    </message>
    <message>
        <source>A free place on your desk</source>
        <translation>Свободное место на вашем столе</translation>
    </message>
</context>
<context>
    <name>pult::client::WaitingWords</name>
    <message>
        <source>First unanswered message: %1</source>
        <comment>a moment</comment>
        <translation>Первое сообщение без ответа: %1</translation>
    </message>
    <message>
        <source>Of that in working hours: %1</source>
        <comment>how long</comment>
        <translation>Из этого в рабочее время: %1</translation>
    </message>
    <message>
        <source>Work begins: %1</source>
        <comment>a moment</comment>
        <translation>Начало работы: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::DialogDelegate</name>
    <message>
        <source>Not done:</source>
        <translation>Не вышло:</translation>
    </message>
</context>
<context>
    <name>pult::client::SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <comment>dialogs</comment>
        <translation>
            <numerusform>Выделен %n</numerusform>
            <numerusform>Выделено %n</numerusform>
            <numerusform>Выделено %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Select all %1</source>
        <comment>number of dialogs</comment>
        <translation>Выделить все %1</translation>
    </message>
    <message>
        <source>Loading the rest…</source>
        <comment>of the dialogs</comment>
        <translation>Загружаем остальные…</translation>
    </message>
    <message>
        <source>Select all, at most %1</source>
        <comment>number of dialogs</comment>
        <translation>Выделить все, не больше %1</translation>
    </message>
    <message>
        <source>Select the first %1 of %2</source>
        <comment>numbers of dialogs</comment>
        <translation>Выделить первые %1 из %2</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>Снять выделение (Esc)</translation>
    </message>
    <message>
        <source>Assign the selected dialogs</source>
        <translation>Назначить выделенные диалоги</translation>
    </message>
    <message>
        <source>Tag the selected dialogs</source>
        <translation>Добавить тег выделенным диалогам</translation>
    </message>
    <message>
        <source>Snooze the selected dialogs</source>
        <translation>Отложить выделенные диалоги</translation>
    </message>
    <message>
        <source>Mark the selected dialogs as answered</source>
        <translation>Отметить выделенные диалоги отвеченными</translation>
    </message>
    <message>
        <source>Mark the selected dialogs as unread</source>
        <translation>Отметить выделенные диалоги непрочитанными</translation>
    </message>
    <message>
        <source>Close the selected dialogs</source>
        <translation>Закрыть выделенные диалоги</translation>
    </message>
    <message>
        <source>Close the selected dialogs as spam</source>
        <translation>Закрыть выделенные диалоги как спам</translation>
    </message>
    <message>
        <source>To me</source>
        <translation>Мне</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <comment>a result</comment>
        <translation>Закрыть: %1</translation>
    </message>
    <message>
        <source>Close the selected dialogs with another result</source>
        <translation>Закрыть выбранные диалоги с другим результатом</translation>
    </message>
</context>
<context>
    <name>pult::client::PresenceMenu</name>
    <message>
        <source>Without a reason</source>
        <translation>Без причины</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>Другая причина…</translation>
    </message>
    <message>
        <source>With a reason…</source>
        <translation>С причиной…</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateParts</name>
    <message>
        <source>nothing</source>
        <comment>what stands there now</comment>
        <translation>пусто</translation>
    </message>
    <message>
        <source>Only for me</source>
        <translation>Только для меня</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
    <message>
        <source>For a team</source>
        <translation>Для команды</translation>
    </message>
    <message>
        <source>For a channel</source>
        <translation>Для канала</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>решён</translation>
    </message>
    <message>
        <source>the client is silent</source>
        <translation>клиент молчит</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>отказ</translation>
    </message>
    <message>
        <source>a duplicate</source>
        <translation>дубль</translation>
    </message>
    <message>
        <source>spam</source>
        <translation>спам</translation>
    </message>
    <message>
        <source>Close: %1</source>
        <comment>a result</comment>
        <translation>Закрыть: %1</translation>
    </message>
    <message numerus="yes">
        <source>Snooze for %n h or until the client writes</source>
        <translation>
            <numerusform>Отложить на %n ч или до ответа клиента</numerusform>
            <numerusform>Отложить на %n ч или до ответа клиента</numerusform>
            <numerusform>Отложить на %n ч или до ответа клиента</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Snooze for %n h</source>
        <translation>
            <numerusform>Отложить на %n ч</numerusform>
            <numerusform>Отложить на %n ч</numerusform>
            <numerusform>Отложить на %n ч</numerusform>
        </translation>
    </message>
    <message>
        <source>Snooze until the client writes</source>
        <translation>Отложить до ответа клиента</translation>
    </message>
    <message>
        <source>Stays open</source>
        <translation>Остаётся открытым</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Сокращение</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Texts of single channels</source>
        <translation>Тексты отдельных каналов</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Файлы</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>После отправки</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplatePlaces</name>
    <message>
        <source>Only for me</source>
        <translation>Только для меня</translation>
    </message>
    <message>
        <source>Team: %1</source>
        <translation>Команда: %1</translation>
    </message>
    <message>
        <source>Channel: %1</source>
        <translation>Канал: %1</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Для всех</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateFiles</name>
    <message>
        <source>“%1” does not fit: at most %2 files go along</source>
        <translation>«%1» не поместится: в шаблоне не больше %2 файлов</translation>
    </message>
</context>
<context>
    <name>pult::client::TemplateForm</name>
    <message>
        <source>{name} is how the client is addressed, {operator.first_name} is you, {customer.city} a field of the card. {?date} asks for a date before the text is sent.</source>
        <translation>{name}: обращение к клиенту, {operator.first_name}: ваше имя, {customer.city}: поле карточки. {?дата} спросит дату перед отправкой.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Text of the template</source>
        <translation>Текст шаблона</translation>
    </message>
    <message>
        <source>Folder, “/” goes deeper</source>
        <translation>Папка, «/» делит уровни</translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation>Сокращение после «/»</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Для кого</translation>
    </message>
    <message>
        <source>For all channels</source>
        <translation>Для всех каналов</translation>
    </message>
    <message>
        <source>%1: another text</source>
        <comment>a messenger</comment>
        <translation>%1: свой текст</translation>
    </message>
    <message>
        <source>Whose text</source>
        <translation>Чей текст</translation>
    </message>
    <message>
        <source>Of the company: %1.</source>
        <comment>variables</comment>
        <translation>О компании: %1.</translation>
    </message>
    <message>
        <source>Tags that the dialog gets on sending, separated by commas</source>
        <translation>Теги, которые диалог получит при отправке, через запятую</translation>
    </message>
    <message>
        <source>Stage on sending</source>
        <translation>Этап при отправке</translation>
    </message>
    <message>
        <source>The dialog afterwards</source>
        <translation>Диалог после отправки</translation>
    </message>
    <message>
        <source>None</source>
        <comment>stage</comment>
        <translation>Без этапа</translation>
    </message>
    <message>
        <source>Files that go along</source>
        <translation>Файлы в шаблоне</translation>
    </message>
    <message>
        <source>Add the files of the reply</source>
        <translation>Добавить файлы из ответа</translation>
    </message>
    <message>
        <source>Files on their way</source>
        <translation>Файлы загружаются</translation>
    </message>
    <message>
        <source>Add file…</source>
        <translation>Добавить файл…</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>Can be filled in: %1.</source>
        <comment>variables</comment>
        <translation>Можно подставить: %1.</translation>
    </message>
</context>
<context>
    <name>pult::client::SettingsCare</name>
    <message>
        <source>Save the keys</source>
        <translation>Сохранить клавиши</translation>
    </message>
    <message>
        <source>Keys of Pult (*.json)</source>
        <translation>Клавиши Пульта (*.json)</translation>
    </message>
    <message>
        <source>The keys are saved</source>
        <translation>Клавиши сохранены</translation>
    </message>
    <message>
        <source>The file can&apos;t be written</source>
        <translation>Файл не записывается</translation>
    </message>
    <message>
        <source>Take the keys from a file</source>
        <translation>Взять клавиши из файла</translation>
    </message>
    <message>
        <source>This is no file with keys of Pult</source>
        <translation>Это не файл с клавишами Пульта</translation>
    </message>
    <message>
        <source>The keys are taken</source>
        <translation>Клавиши взяты</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) of the file can&apos;t be used here and stay as they were</source>
        <translation>
            <numerusform>%n клавиша из файла здесь не подходит, она осталась прежней</numerusform>
            <numerusform>%n клавиши из файла здесь не подходят, они остались прежними</numerusform>
            <numerusform>%n клавиш из файла здесь не подходят, они остались прежними</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pult::client::ItemsPage</name>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Further up, Ctrl+Up</source>
        <translation>Выше, Ctrl+↑</translation>
    </message>
    <message>
        <source>Further down, Ctrl+Down</source>
        <translation>Ниже, Ctrl+↓</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Взять чужую версию</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>Somebody else has changed it meanwhile. It says now:</source>
        <translation>Тем временем это изменил кто-то другой. Теперь там:</translation>
    </message>
</context>
<context>
    <name>pult::client::StagesPage</name>
    <message>
        <source>Stages</source>
        <translation>Этапы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Команда</translation>
    </message>
    <message>
        <source>All teams</source>
        <translation>Все команды</translation>
    </message>
    <message>
        <source>May be set while the dialog is</source>
        <translation>Можно поставить, пока диалог</translation>
    </message>
    <message>
        <source>May be set while the dialog is: %1</source>
        <translation>Можно поставить, пока диалог: %1</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Waiting for client</source>
        <translation>Ждёт клиента</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложен</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыт</translation>
    </message>
    <message>
        <source>No stage yet. Stages say in your own words how far a dialog is: “looking”, “waiting for the venue”, “booked”.</source>
        <translation>Этапов пока нет. Этапы говорят вашими словами, как далеко зашёл диалог: «ищет», «ждём площадку», «забронировано».</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Название: %1</translation>
    </message>
    <message>
        <source>Team: %1</source>
        <translation>Команда: %1</translation>
    </message>
</context>
<context>
    <name>pult::client::GroupsPage</name>
    <message>
        <source>Teams</source>
        <translation>Команды</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Operators see each other&apos;s dialogs</source>
        <translation>Операторы видят диалоги друг друга</translation>
    </message>
    <message>
        <source>Otherwise operators see their own and those that nobody has. Seniors always see the whole team&apos;s. Only who has a dialog answers in it.</source>
        <translation>Иначе оператор видит свои и ничьи. Старшие всегда видят все диалоги команды. Отвечает в диалоге только тот, у кого он.</translation>
    </message>
    <message>
        <source>No channel: its dialogs are those that colleagues pass on to the team.</source>
        <translation>Каналов нет: сюда попадает то, что передают команде коллеги.</translation>
    </message>
    <message>
        <source>Channels: %1</source>
        <translation>Каналы: %1</translation>
    </message>
    <message>
        <source>No team yet. A team has people, a queue of its own, and channels that fill it.</source>
        <translation>Команд пока нет. У команды есть люди, своя очередь и каналы, которые её наполняют.</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Название: %1</translation>
    </message>
    <message>
        <source>People: %1</source>
        <translation>Люди: %1</translation>
    </message>
    <message>
        <source>Operators see their own dialogs</source>
        <translation>Операторы видят свои диалоги</translation>
    </message>
</context>
<context>
    <name>pult::client::FieldsPage</name>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Число</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>One of several values</source>
        <translation>Одно из значений</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Да или нет</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Ссылка</translation>
    </message>
    <message>
        <source>Shown in part to operators who may not see contacts</source>
        <translation>Тем, кому не видны контакты, показывается частично</translation>
    </message>
    <message>
        <source>Fields of the card</source>
        <translation>Поля карточки</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Values, one a line</source>
        <translation>Значения, по одному в строке</translation>
    </message>
    <message>
        <source>No field yet. Fields stand in every client&apos;s card: a city, a date of arrival, a contract.</source>
        <translation>Полей пока нет. Поля стоят в карточке каждого клиента: город, дата заезда, договор.</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>Название: %1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>Тип: %1</translation>
    </message>
    <message>
        <source>Values: %1</source>
        <translation>Значения: %1</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Личное</translation>
    </message>
    <message>
        <source>Not personal</source>
        <translation>Не личное</translation>
    </message>
    <message>
        <source>Needed before a dialog is closed</source>
        <translation>Без него диалог не закрыть</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Не обязательное</translation>
    </message>
</context>
<context>
    <name>pult::client::FactsPage</name>
    <message>
        <source>Name of the company</source>
        <translation>Название компании</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>Часы работы</translation>
    </message>
    <message>
        <source>Reasons for a break</source>
        <translation>Причины перерыва</translation>
    </message>
    <message>
        <source>One a line. Operators choose from them when they are busy or on a break.</source>
        <translation>По одной в строке. Операторы выбирают из них, когда заняты или на перерыве.</translation>
    </message>
    <message>
        <source>Words of the company</source>
        <translation>Слова компании</translation>
    </message>
    <message>
        <source>One a line. The spelling check of every desk takes them as right.</source>
        <translation>По одному в строке. Проверка правописания у всех операторов считает их верными.</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>О компании</translation>
    </message>
    <message>
        <source>Name of the fact</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>In prepared texts: {company.%1}</source>
        <comment>a variable</comment>
        <translation>В шаблонах: {company.%1}</translation>
    </message>
    <message>
        <source>nothing</source>
        <comment>what stands there now</comment>
        <translation>пусто</translation>
    </message>
</context>
<context>
    <name>pult::client::HoursPage</name>
    <message>
        <source>Working hours</source>
        <translation>Часы работы</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Часовой пояс</translation>
    </message>
    <message>
        <source>Zone: %1</source>
        <comment>of the working hours</comment>
        <translation>Пояс: %1</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>What day it is</source>
        <translation>Что за день</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыто</translation>
    </message>
    <message>
        <source>Like 9:00–13:00, 14:00–18:00; nothing: closed</source>
        <translation>Например, 9:00–13:00, 14:00–18:00; пусто — закрыто</translation>
    </message>
    <message>
        <source>Open at any hour</source>
        <translation>Открыто круглосуточно</translation>
    </message>
    <message>
        <source>Closed now. Work begins: %1</source>
        <comment>a moment</comment>
        <translation>Сейчас закрыто. Начало работы: %1</translation>
    </message>
    <message>
        <source>Open now. Work ends: %1</source>
        <comment>a moment</comment>
        <translation>Сейчас открыто. Конец работы: %1</translation>
    </message>
    <message>
        <source>closed</source>
        <comment>hours of a day</comment>
        <translation>закрыто</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>day of the week, its hours</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>date, its hours</comment>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>pult::client::CalendarWords</name>
    <message>
        <source>There is no such time zone</source>
        <translation>Такого часового пояса нет</translation>
    </message>
    <message>
        <source>Write the date like 31.12.2026</source>
        <translation>Напишите дату так: 31.12.2026</translation>
    </message>
    <message>
        <source>Write hours like 9:00–13:00, 14:00–18:00. A night shift is written in two days: until 24:00 and from 0:00</source>
        <translation>Напишите часы так: 9:00–13:00, 14:00–18:00. Ночная смена записывается в два дня: до 24:00 и с 0:00</translation>
    </message>
    <message>
        <source>A date stands in the list twice</source>
        <translation>Одна дата стоит в списке дважды</translation>
    </message>
    <message>
        <source>Some day has to have working hours</source>
        <translation>Хотя бы в один день должны быть часы работы</translation>
    </message>
</context>
<context>
    <name>pult::client::WorkspaceWindow</name>
    <message>
        <source>Workspace</source>
        <translation>Компания</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отменить изменения</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохраняем…</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Всё сохранено</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n изменение</numerusform>
            <numerusform>%n изменения</numerusform>
            <numerusform>%n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>%n изменение не сохранено.</numerusform>
            <numerusform>%n изменения не сохранены.</numerusform>
            <numerusform>%n изменений не сохранены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Остаться</translation>
    </message>
</context>
<context>
    <name>pult::client::Colleague</name>
    <message>
        <source>online</source>
        <translation>онлайн</translation>
    </message>
    <message>
        <source>busy</source>
        <comment>a colleague</comment>
        <translation>занят</translation>
    </message>
    <message>
        <source>on a break</source>
        <translation>на перерыве</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>не в сети</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>a colleague: online or not, dialogs in hand, most</comment>
        <translation>%1, %2 из %3</translation>
    </message>
    <message>
        <source>TO A QUEUE</source>
        <translation>В ОЧЕРЕДЬ</translation>
    </message>
    <message>
        <source>TO A COLLEAGUE</source>
        <translation>КОЛЛЕГЕ</translation>
    </message>
    <message>
        <source>To me</source>
        <translation>Мне</translation>
    </message>
    <message>
        <source>%1 of %2 online</source>
        <comment>people of a team</comment>
        <translation>онлайн %1 из %2</translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <comment>a team: who is online, dialogs in its queue</comment>
        <translation>%1, ждут: %2</translation>
    </message>
</context>
<context>
    <name>pult::client::Priority</name>
    <message>
        <source>Urgent</source>
        <translation>Срочно</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокая</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкая</translation>
    </message>
</context>
<context>
    <name>pult::client::PersonPicker</name>
    <message>
        <source>Comment, the client won&apos;t see it</source>
        <translation>Комментарий, клиент не увидит</translation>
    </message>
    <message>
        <source>Comment for colleagues</source>
        <translation>Комментарий для коллег</translation>
    </message>
    <message>
        <source>Nobody else sees this dialog</source>
        <translation>Этот диалог больше никому не виден</translation>
    </message>
    <message>
        <source>No such colleague sees this dialog</source>
        <translation>Такой коллега этого диалога не видит</translation>
    </message>
    <message>
        <source>No such colleague or team</source>
        <translation>Нет такого коллеги или команды</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Tab: comment · Enter: %1 · Esc: close</source>
        <comment>keys</comment>
        <translation>↑ ↓ выбрать · Tab: комментарий · Enter: %1 · Esc: закрыть</translation>
    </message>
</context>
<context>
    <name>pult::client::CommandPopup</name>
    <message>
        <source>↑ ↓ choose · Enter: %1 · Esc: close</source>
        <comment>keys</comment>
        <translation>↑ ↓ выбрать · Enter: %1 · Esc: закрыть</translation>
    </message>
</context>
<context>
    <name>pult::client::MergeTarget</name>
    <message>
        <source>%1 has it</source>
        <comment>a colleague, a dialog</comment>
        <translation>его ведёт %1</translation>
    </message>
    <message>
        <source>take it first</source>
        <comment>a dialog</comment>
        <translation>сначала возьмите его</translation>
    </message>
    <message>
        <source>it is put off, and the client waits here</source>
        <comment>a dialog</comment>
        <translation>отложен, а клиент ждёт здесь</translation>
    </message>
    <message>
        <source>#%1, nobody&apos;s</source>
        <comment>number of a dialog</comment>
        <translation>#%1, ничей</translation>
    </message>
    <message>
        <source>#%1, yours</source>
        <comment>number of a dialog</comment>
        <translation>#%1, ваш</translation>
    </message>
    <message>
        <source>#%1, %2</source>
        <comment>number of a dialog, a colleague</comment>
        <translation>#%1, %2</translation>
    </message>
</context>
<context>
    <name>pult::client::ColleagueDesk</name>
    <message>
        <source>Passed on to the queue of %1</source>
        <comment>a group</comment>
        <translation>Передан в очередь: %1</translation>
    </message>
    <message>
        <source>Passed on to the queue of %1, you follow it</source>
        <comment>a group</comment>
        <translation>Передан в очередь: %1, вы следите</translation>
    </message>
    <message>
        <source>Passed on to %1, you follow it</source>
        <comment>a colleague</comment>
        <translation>Передан: %1, вы следите</translation>
    </message>
    <message>
        <source>Passed on to %1</source>
        <comment>a colleague</comment>
        <translation>Передан: %1</translation>
    </message>
    <message>
        <source>Joined with #%1</source>
        <comment>a dialog</comment>
        <translation>Объединён с #%1</translation>
    </message>
    <message>
        <source>%1 of %2, close one or ask the senior</source>
        <comment>dialogs in hand, most</comment>
        <translation>%1 из %2: закройте один или спросите старшего</translation>
    </message>
    <message>
        <source>%1, with your comment</source>
        <comment>a dialog was passed on</comment>
        <translation>%1, с вашим комментарием</translation>
    </message>
    <message>
        <source>Once it is passed on you don&apos;t see this dialog any more</source>
        <translation>После передачи вы не увидите этот диалог</translation>
    </message>
</context>
<context>
    <name>pult::client::FilterBar</name>
    <message>
        <source>Name of the folder</source>
        <translation>Название папки</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what a list is narrowed by: how many values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Only: %1</source>
        <comment>what a list is narrowed by</comment>
        <translation>Только: %1</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
    <message>
        <source>Everything in it</source>
        <comment>of a folder that is narrowed by nothing</comment>
        <translation>Без условий</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <comment>what the open folder is narrowed by from now on</comment>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <comment>a changed filter</comment>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>the saving of a filter</comment>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Save the folder “%1” as it is chosen now</source>
        <translation>Сохранить папку «%1» с тем, что выбрано сейчас</translation>
    </message>
    <message>
        <source>The folder “%1” as it was before</source>
        <translation>Вернуть папку «%1», какой она была</translation>
    </message>
    <message>
        <source>Save as a folder</source>
        <translation>Сохранить как папку</translation>
    </message>
    <message>
        <source>A period can't be saved as a folder</source>
        <translation>Период нельзя сохранить как папку</translation>
    </message>
    <message>
        <source>Narrow the list: %1</source>
        <translation>Сузить список: %1</translation>
    </message>
    <message>
        <source>Narrowed: %1</source>
        <translation>Выбрано: %1</translation>
    </message>
    <message>
        <source>More to narrow the list by</source>
        <translation>Другие фильтры</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>pult::client::ListFilter</name>
    <message>
        <source>Attachments</source>
        <comment>what to narrow a list by</comment>
        <translation>Вложения</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>what to narrow a list by</comment>
        <translation>Язык</translation>
    </message>
    <message>
        <source>With attachments</source>
        <translation>С вложениями</translation>
    </message>
    <message>
        <source>Cyrillic (Russian and others)</source>
        <translation>Кириллица (русский и другие)</translation>
    </message>
    <message>
        <source>Latin letters (English and others)</source>
        <translation>Латиница (английский и другие)</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation>Другие буквы</translation>
    </message>
    <message>
        <source>Channel</source>
        <comment>what to narrow a list by</comment>
        <translation>Канал</translation>
    </message>
    <message>
        <source>Tag</source>
        <comment>what to narrow a list by</comment>
        <translation>Тег</translation>
    </message>
    <message>
        <source>Status</source>
        <comment>what to narrow a list by</comment>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Operator</source>
        <comment>what to narrow a list by</comment>
        <translation>Оператор</translation>
    </message>
    <message>
        <source>Team</source>
        <comment>what to narrow a list by</comment>
        <translation>Команда</translation>
    </message>
    <message>
        <source>Stage</source>
        <comment>what to narrow a list by</comment>
        <translation>Этап</translation>
    </message>
    <message>
        <source>Deadline</source>
        <comment>what to narrow a list by</comment>
        <translation>Срок ответа</translation>
    </message>
    <message>
        <source>Deadline at risk</source>
        <translation>Ответ под угрозой срока</translation>
    </message>
    <message>
        <source>Period</source>
        <comment>what to narrow a list by</comment>
        <translation>Период</translation>
    </message>
    <message>
        <source>Me</source>
        <comment>an operator</comment>
        <translation>Я</translation>
    </message>
    <message>
        <source>Nobody</source>
        <comment>an operator</comment>
        <translation>Никто</translation>
    </message>
    <message>
        <source>With the bot</source>
        <translation>У бота</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>В очереди</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Waiting for client</source>
        <translation>Ждём клиента</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Отложенные</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>За 7 дней</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>За 30 дней</translation>
    </message>
</context>
<context>
    <name>pult::client::NamePopup</name>
    <message>
        <source>Show to everybody</source>
        <translation>Показать всем</translation>
    </message>
</context>
</TS>
