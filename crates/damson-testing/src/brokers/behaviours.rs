//! The behaviours of all brokers.

use damson_broker::{Broker, Event, Topic};

use super::{Site, fresh, next, tasks, topic, until};

const ENOUGH: usize = 2_000;

/// A message reaches the subscribers of the broker that publishes it, and of another one.
pub async fn all_subscribers_on_all_brokers_see_a_message(site: &impl Site) {
    let (here, there) = (site.connect(ENOUGH).await, site.connect(ENOUGH).await);
    let topic = topic("all");
    let mut subscribers = Vec::new();
    for broker in [&here, &here, &there, &there] {
        subscribers.push(broker.subscribe(&topic).await.expect("a subscription"));
    }
    here.publish(&topic, b"\"from here\"".as_slice().into()).await.expect("it is published");
    for subscriber in &mut subscribers {
        assert_eq!(next(subscriber).await, Event::Message(b"\"from here\"".as_slice().into()));
    }
}

/// Two topics, one of which is the beginning of the other.
pub async fn a_topic_has_only_its_own_messages(site: &impl Site) {
    let broker = site.connect(ENOUGH).await;
    let all = Topic::<String>::from(fresh("apart"));
    let one = all.of("one");
    let (mut of_all, mut of_one) =
        (all.subscribe(&broker).await.expect("a subscription"), one.subscribe(&broker).await.expect("a subscription"));
    one.publish(&broker, &"to one".to_owned()).await.expect("it is published");
    all.publish(&broker, &"to all".to_owned()).await.expect("it is published");
    assert_eq!(next(&mut of_one).await, Event::Message("to one".to_owned()));
    assert_eq!(next(&mut of_all).await, Event::Message("to all".to_owned()));
}

/// Across two brokers, to two subscribers.
pub async fn a_thousand_messages_arrive_in_order(site: &impl Site) {
    let (here, there) = (site.connect(ENOUGH).await, site.connect(ENOUGH).await);
    let numbers = Topic::<u32>::from(fresh("order"));
    let mut first = numbers.subscribe(&there).await.expect("a subscription");
    let mut second = numbers.subscribe(&there).await.expect("a subscription");
    for number in 0..1_000 {
        numbers.publish(&here, &number).await.expect("it is published");
    }
    for number in 0..1_000 {
        assert_eq!(next(&mut first).await, Event::Message(number));
        assert_eq!(next(&mut second).await, Event::Message(number));
    }
}

/// The buffer has three events, so of ten messages seven are lost. Another subscriber has them all.
pub async fn a_slow_subscriber_is_told_how_much_it_lost(site: &impl Site) {
    let broker = site.connect(3).await;
    let numbers = Topic::<u32>::from(fresh("slow"));
    let mut slow = numbers.subscribe(&broker).await.expect("a subscription");
    let mut fast = numbers.subscribe(&broker).await.expect("a subscription");
    for number in 0..10 {
        numbers.publish(&broker, &number).await.expect("it is published");
        assert_eq!(next(&mut fast).await, Event::Message(number));
    }
    assert_eq!(next(&mut slow).await, Event::Lagged(7));
    for number in 7..10 {
        assert_eq!(next(&mut slow).await, Event::Message(number));
    }
    numbers.publish(&broker, &10).await.expect("it is published");
    assert_eq!(next(&mut slow).await, Event::Message(10));
}

/// The subscription goes on after it.
pub async fn a_message_of_another_type_is_an_event(site: &impl Site) {
    let broker = site.connect(ENOUGH).await;
    let name = fresh("type");
    let (texts, numbers) = (Topic::<String>::from(name.clone()), Topic::<u32>::from(name));
    let mut events = numbers.subscribe(&broker).await.expect("a subscription");
    texts.publish(&broker, &"seven".to_owned()).await.expect("it is published");
    numbers.publish(&broker, &7).await.expect("it is published");
    match next(&mut events).await {
        Event::Invalid(why) => assert!(why.to_string().contains("invalid type: string"), "{why}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(next(&mut events).await, Event::Message(7));
}

/// A message with so many bytes. A short one can be published afterwards.
pub async fn a_message_that_is_too_long_is_refused(site: &impl Site, length: usize) {
    let broker = site.connect(10).await;
    let topic = topic("long");
    let error = broker.publish(&topic, vec![b'a'; length].into()).await.expect_err("it is too long");
    assert_eq!(error.code(), "BROKER_PAYLOAD");
    assert!(error.next_step().contains("id of what changed"), "{error}");
    broker.publish(&topic, b"1".as_slice().into()).await.expect("the connection is good");
}

/// Keys with characters that mean something to a broker, to SQL, or to the names of topics.
pub async fn keys_of_clients_stay_below_their_topic(site: &impl Site) {
    let broker = site.connect(ENOUGH).await;
    let rooms = Topic::<u32>::from(fresh("keys"));
    let keys = ["7", "*", ">", "a.b", "a b", "\"; --", "São", "%2A", "\r\n", ""];
    let mut subscribers = Vec::new();
    for key in keys.into_iter().filter(|key| !key.is_empty()) {
        subscribers.push(rooms.of(key).subscribe(&broker).await.expect("a subscription"));
    }
    assert_eq!(rooms.of("").subscribe(&broker).await.expect_err("an empty part").code(), "BROKER_TOPIC");
    for (number, key) in (0..).zip(keys).take(subscribers.len()) {
        rooms.of(key).publish(&broker, &number).await.expect("it is published");
    }
    for (number, subscriber) in (0..).zip(&mut subscribers) {
        assert_eq!(next(subscriber).await, Event::Message(number));
    }
}

/// Neither a task of the runtime nor a stream that waits.
pub async fn nothing_is_left_of_dropped_subscribers_and_brokers(site: &impl Site) {
    let before = tasks();
    let broker = site.connect(ENOUGH).await;
    let numbers = Topic::<u32>::from(fresh("left"));
    let first = numbers.subscribe(&broker).await.expect("a subscription");
    let connected = tasks();
    let mut many = vec![first];
    for key in 0..100 {
        many.push(numbers.of(key % 10).subscribe(&broker).await.expect("a subscription"));
    }
    assert_eq!(tasks(), connected, "subscribers have no tasks");
    drop(many);
    let mut last = numbers.subscribe(&broker).await.expect("a subscription");
    numbers.publish(&broker, &1).await.expect("it is published");
    assert_eq!(next(&mut last).await, Event::Message(1));
    drop(broker);
    assert_eq!(futures_util::StreamExt::next(&mut last).await, None, "the subscription ends with its broker");
    until("the tasks of the broker have ended", || tasks() <= before).await;
}
